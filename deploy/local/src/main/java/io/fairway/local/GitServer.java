package io.fairway.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Git over smart HTTP, served by {@code git http-backend}. After every push it sends a webhook as GitHub does, signed with
 * HMAC-SHA256.
 */
final class GitServer implements AutoCloseable {

    private static final Pattern REPOSITORY = Pattern.compile("/([a-z0-9][a-z0-9-]*\\.git)(/.*)?");
    private static final String NO_COMMIT = "0".repeat(40);
    private static final Duration WEBHOOK_DEADLINE = Duration.ofSeconds(10);

    private final Path root;
    private final URI webhook;
    private final String secret;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(WEBHOOK_DEADLINE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final ReentrantLock pushes = new ReentrantLock();

    private GitServer(Path root, URI webhook, String secret, HttpServer server) {
        this.root = root;
        this.webhook = webhook;
        this.secret = secret;
        this.server = server;
    }

    /**
     * Serves the bare repositories in a folder.
     *
     * @param root folder with {@code NAME.git} folders
     * @param port loopback port
     * @param webhook where pushes are told
     * @param secret key of the webhook's signature
     */
    static GitServer start(Path root, int port, URI webhook, String secret) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        GitServer server = new GitServer(root, webhook, secret, http);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var match = REPOSITORY.matcher(exchange.getRequestURI().getPath());
            if (!match.matches() || !Files.isDirectory(root.resolve(match.group(1)))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Path repository = root.resolve(match.group(1));
            if (exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().endsWith("/git-receive-pack")) {
                receive(exchange, repository);
            } else {
                backend(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One push at a time, so that what changed is known. */
    private void receive(HttpExchange exchange, Path repository) throws IOException, InterruptedException {
        pushes.lock();
        try {
            Map<String, String> before = branches(repository);
            backend(exchange);
            Map<String, String> after = branches(repository);
            for (Map.Entry<String, String> branch : after.entrySet()) {
                String old = before.getOrDefault(branch.getKey(), NO_COMMIT);
                if (!old.equals(branch.getValue())) {
                    tell(repository, branch.getKey(), old, branch.getValue());
                }
            }
        } finally {
            pushes.unlock();
        }
    }

    private static Map<String, String> branches(Path repository) throws IOException, InterruptedException {
        Map<String, String> branches = new LinkedHashMap<>();
        Command.of(
                        "git",
                        "-C",
                        repository.toString(),
                        "for-each-ref",
                        "--format=%(refname) %(objectname)",
                        "refs/heads")
                .run()
                .lines()
                .map(line -> line.split(" "))
                .forEach(line -> branches.put(line[0], line[1]));
        return branches;
    }

    private void tell(Path repository, String ref, String before, String after)
            throws IOException, InterruptedException {
        String[] commit = Command.of(
                        "git", "-C", repository.toString(), "log", "-1", "--format=%an%n%ae%n%aI%n%B", after)
                .run()
                .split("\n", 4);
        Map<String, Object> author = Map.of("name", commit[0], "email", commit[1]);
        String name = repository.getFileName().toString().replace(".git", "");
        byte[] body = json.writeValueAsBytes(Map.of(
                "ref",
                ref,
                "before",
                before,
                "after",
                after,
                "created",
                before.equals(NO_COMMIT),
                "deleted",
                false,
                "repository",
                Map.of("name", name, "full_name", "local/" + name, "clone_url", cloneUrl(name)),
                "pusher",
                author,
                "head_commit",
                Map.of("id", after, "message", commit[3].strip(), "timestamp", commit[2], "author", author)));
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(WEBHOOK_DEADLINE)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + Signatures.hmacSha256(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println("webhook for " + name + " " + ref + " " + after + ": " + response.statusCode() + " "
                    + response.body());
        } catch (IOException e) {
            System.out.println("webhook for " + name + " " + ref + " " + after + " was lost: " + e);
        }
    }

    private String cloneUrl(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + ".git";
    }

    /** The common gateway interface, as {@code git help http-backend} describes it. */
    private void backend(HttpExchange exchange) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(variables(exchange));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread.ofVirtual().start(() -> {
            try (OutputStream input = process.getOutputStream()) {
                exchange.getRequestBody().transferTo(input);
            } catch (IOException e) {
                process.destroy(); // the client went away
            }
        });
        try (InputStream output = new BufferedInputStream(process.getInputStream())) {
            int status = 200;
            for (String line = headerLine(output); !line.isEmpty(); line = headerLine(output)) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1).strip();
                if (name.equalsIgnoreCase("Status")) {
                    status = Integer.parseInt(value.substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(name, value);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            output.transferTo(exchange.getResponseBody());
        }
        process.waitFor();
    }

    private Map<String, String> variables(HttpExchange exchange) {
        Map<String, String> variables = new HashMap<>();
        variables.put("GIT_PROJECT_ROOT", root.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("REMOTE_USER", "local"); // pushes are allowed: it only listens on loopback
        variables.put("REMOTE_ADDR", "127.0.0.1");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        String query = exchange.getRequestURI().getRawQuery();
        variables.put("QUERY_STRING", query == null ? "" : query);
        copy(exchange, "Content-Type", variables, "CONTENT_TYPE");
        copy(exchange, "Content-Length", variables, "CONTENT_LENGTH");
        copy(exchange, "Content-Encoding", variables, "HTTP_CONTENT_ENCODING");
        copy(exchange, "Git-Protocol", variables, "GIT_PROTOCOL");
        return variables;
    }

    private static void copy(HttpExchange exchange, String header, Map<String, String> variables, String variable) {
        String value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            variables.put(variable, value);
        }
    }

    private static String headerLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
