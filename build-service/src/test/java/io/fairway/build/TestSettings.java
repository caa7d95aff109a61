package io.fairway.build;

import io.fairway.source.Checkout;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings that a launcher would give. */
public final class TestSettings implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "webhook-secret-of-the-test";
    static final String SIGNING_KEY = "b25seSBmb3IgdGVzdHM=";
    static final String TOKEN = "token-of-the-test";

    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("fairway-build");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("fairway.api.token", TOKEN),
                Map.entry("fairway.webhook.secret", SECRET),
                Map.entry("fairway.webhook.gitlab-signing-token", "whsec_" + SIGNING_KEY),
                Map.entry("fairway.registry", "registry.example:5000"),
                Map.entry("fairway.public-url", "http://builds.example/"),
                Map.entry("fairway.work-directory", directory.toString()),
                Map.entry("fairway.build.file-urls", "true"),
                Map.entry("fairway.build.lease", "2s"),
                Map.entry("fairway.build.log-size", "20000"),
                Map.entry("fairway.build.retry.first", "50ms"),
                Map.entry("fairway.build.retry.attempts", "4"));
    }

    @Override
    public void stop() {
        Checkout.delete(directory);
    }
}
