package io.fairway.release.builds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.release.query.BuildLogs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Reads logs from build-service. Follows no redirects, sends no credentials, and reads no more than it is allowed to. */
@ApplicationScoped
class BuildServiceLogs implements BuildLogs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LIST_BYTES = 1 << 20;
    private static final Duration ASK_AGAIN = Duration.ofMillis(300);

    private final BuildServiceConfig config;
    private final HttpClient http;

    BuildServiceLogs(BuildServiceConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .build();
    }

    @Override
    public Answer open(UUID changeId, boolean follow) throws InterruptedException {
        if (config.url().isEmpty()) {
            return new Answer.Unavailable(
                    "this service was not told where build-service is: set fairway.build-service.url");
        }
        String base = config.url().get().toString().replaceAll("/+$", "");
        try {
            Optional<UUID> build = buildOf(base, changeId, follow);
            return build.isEmpty() ? new Answer.NoBuild() : log(base, build.get(), follow);
        } catch (IOException e) {
            return new Answer.Unavailable("build-service at " + base + " does not answer as it should (" + describe(e)
                    + "): is it running, and is fairway.build-service.url right?");
        }
    }

    @Override
    public Optional<String> trouble() throws InterruptedException {
        if (config.url().isEmpty()) {
            return Optional.empty();
        }
        String base = config.url().get().toString().replaceAll("/+$", "");
        try (InputStream body = get(base + "/builds?limit=1", "application/json")) {
            body.skipNBytes(1);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "build-service at " + base + " does not answer (" + describe(e) + "): no push arrives meanwhile");
        }
    }

    private Optional<UUID> buildOf(String base, UUID changeId, boolean wait) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + config.patience().toNanos();
        while (true) {
            Optional<UUID> build = buildOf(base, changeId);
            if (build.isPresent() || !wait || System.nanoTime() > deadline) {
                return build;
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    private Optional<UUID> buildOf(String base, UUID changeId) throws IOException, InterruptedException {
        try (InputStream body = get(base + "/builds?changeId=" + changeId, "application/json")) {
            JsonNode builds = JSON.readTree(body.readNBytes(MAX_LIST_BYTES));
            String id = builds.path(0).path("buildId").asText();
            return id.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new IOException("its answer has no id of a build", e);
        }
    }

    private Answer log(String base, UUID build, boolean follow) throws IOException, InterruptedException {
        InputStream text = get(base + "/builds/" + build + "/log?follow=" + follow, "text/plain");
        return new Answer.Log(new LimitedLog(text, config.logSize().asLongValue()));
    }

    private InputStream get(String address, String mediaType) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(config.timeout())
                .header("Accept", mediaType)
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() == 200 && type.startsWith(mediaType)) {
            return response.body();
        }
        response.body().close();
        throw new IOException("HTTP " + response.statusCode() + (type.isEmpty() ? "" : ", " + type));
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
