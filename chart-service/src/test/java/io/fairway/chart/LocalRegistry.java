package io.fairway.chart;

import io.fairway.local.FreePort;
import io.fairway.source.Checkout;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real OCI registry (Debian package docker-registry) on a free port, and the settings of chart-service. */
public final class LocalRegistry implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;
    private @Nullable Process registry;

    @Override
    public Map<String, String> start() {
        int port = FreePort.next();
        int servicePort = FreePort.next();
        try {
            directory = Files.createTempDirectory("fairway-chart-test");
            Path settings = Files.writeString(
                    directory.resolve("registry.yml"), """
                    version: 0.1
                    storage: {filesystem: {rootdirectory: "%s"}}
                    http: {addr: "127.0.0.1:%d"}
                    """.formatted(directory.resolve("registry"), port));
            registry = new ProcessBuilder("docker-registry", "serve", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("registry.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need docker-registry (Debian package docker-registry)", e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return Map.of(
                "fairway.registry",
                "127.0.0.1:" + port,
                "fairway.public-url",
                "http://127.0.0.1:" + servicePort,
                "quarkus.http.test-port",
                String.valueOf(servicePort),
                "fairway.helm",
                TestHelm.path(),
                "fairway.work-directory",
                directory.resolve("work").toString(),
                "fairway.api.token",
                "token-for-tests",
                "fairway.chart.file-repositories",
                "true",
                "fairway.chart.retry.first",
                "100ms",
                "fairway.chart.retry.attempts",
                "3");
    }

    @Override
    public void stop() {
        if (registry != null) {
            registry.destroyForcibly();
        }
        if (directory != null) {
            Checkout.delete(directory);
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
