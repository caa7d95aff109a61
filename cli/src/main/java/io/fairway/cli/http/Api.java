package io.fairway.cli.http;

import io.fairway.cli.Failure;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** release-service, as the commands ask it. Every fault is a {@link Failure} with one line that says what to do. */
public final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final URI server;
    private final @Nullable String token;
    private final HttpClient client;

    public Api(URI server, @Nullable String token) {
        this.server = server;
        this.token = token;
        this.client = client(server.getScheme().equals("https"));
    }

    /** A path with its parameters, each of them encoded. */
    public static final class Path {

        private final String path;
        private final Map<String, String> parameters = new LinkedHashMap<>();

        private Path(String path) {
            this.path = path;
        }

        /** @param segments of the path */
        public static Path of(String... segments) {
            return new Path(
                    java.util.Arrays.stream(segments).map(Path::encoded).collect(Collectors.joining("/", "/", "")));
        }

        /** A parameter; left out if it is null or empty. */
        public Path with(String name, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                parameters.put(name, value);
            }
            return this;
        }

        public Path with(String name, int value) {
            return with(name, Integer.toString(value));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Override
        public String toString() {
            return path
                    + (parameters.isEmpty() ? "" : "?")
                    + parameters.entrySet().stream()
                            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                            .collect(Collectors.joining("&"));
        }
    }

    public Json get(Path path) {
        return json(send("GET", path, null));
    }

    /** Empty if there is no such thing. */
    public Optional<Json> find(Path path) {
        HttpResponse<InputStream> response = send("GET", path, null);
        if (response.statusCode() == 404) {
            drain(response);
            return Optional.empty();
        }
        return Optional.of(json(response));
    }

    public Json post(Path path, Json body) {
        return json(send("POST", path, body));
    }

    public Json delete(Path path, Json body) {
        return json(send("DELETE", path, body));
    }

    /** An answer that grows; the caller closes it. */
    public InputStream stream(Path path, String accept, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Accept", accept).GET();
        headers.forEach(request::header);
        HttpResponse<InputStream> response = sent(request);
        if (response.statusCode() != 200) {
            throw refused(response.statusCode(), body(response));
        }
        return response.body();
    }

    private HttpResponse<InputStream> send(String method, Path path, @Nullable Json body) {
        HttpRequest.Builder request =
                request(path).header("Accept", "application/json").timeout(ANSWER);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        return sent(request);
    }

    private HttpRequest.Builder request(Path path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path.toString())).header("User-Agent", "fairway-cli");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<InputStream> sent(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (HttpConnectTimeoutException e) {
            throw Failure.error(server + " does not answer: is the address right, and reachable from here?");
        } catch (HttpTimeoutException e) {
            throw Failure.error(
                    server + " did not answer within " + ANSWER.toSeconds() + " s: look at the log of release-service");
        } catch (ConnectException e) {
            throw Failure.error("cannot connect to " + server
                    + ": start Fairway with ./fairway up, or name another server with --server or FAIRWAY_URL");
        } catch (IOException e) {
            throw Failure.error(server + " cannot be reached: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw Failure.error("the token has characters that are not allowed in a token");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.error("interrupted");
        }
    }

    private Json json(HttpResponse<InputStream> response) {
        String body = body(response);
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), body);
        }
        if (body.isBlank()) {
            return new Json(Map.of());
        }
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException e) {
            throw Failure.error(server + " answers, but is not Fairway: is it the address of release-service?");
        }
    }

    private Failure refused(int status, String body) {
        String detail = "";
        try {
            Json problem = Json.parse(body);
            detail = problem.text("detail").isEmpty() ? problem.text("title") : problem.text("detail");
        } catch (IllegalArgumentException e) {
            // Not a problem document: the status has to do.
        }
        String said = Terminal.sanitized(detail);
        return Failure.error(
                switch (status) {
                    case 401 ->
                        (token == null ? "this needs a token: " : "the token is not accepted: ")
                                + "set FAIRWAY_TOKEN, or token: in the configuration file"
                                + (said.isEmpty() ? "" : " (" + said + ")");
                    case 403 -> said.isEmpty() ? "you may not do that" : said;
                    default -> said.isEmpty() ? server + " answered with status " + status : said;
                });
    }

    private String body(HttpResponse<InputStream> response) {
        try (InputStream stream = response.body()) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Failure.error("the answer is too large: ask for less with --limit");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.error(server + " closed the connection in the middle of its answer");
        }
    }

    private void drain(HttpResponse<InputStream> response) {
        body(response);
    }

    private static HttpClient client(boolean encrypted) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                // A token must not follow to wherever an answer points.
                .followRedirects(HttpClient.Redirect.NEVER);
        if (!encrypted) {
            // The client would load all certificates of the system, which it never needs.
            client.sslContext(trustingNobody());
        }
        return client.build();
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }
}
