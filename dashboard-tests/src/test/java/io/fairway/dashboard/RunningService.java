package io.fairway.dashboard;

import io.fairway.local.FreePort;
import io.fairway.local.LocalKafka;
import io.fairway.local.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The real release-service as a process, with a PostgreSQL and a Kafka of its own. It can be ended and started again. */
final class RunningService implements AutoCloseable {

    static final String TOKEN = "only-for-tests";

    private final Path directory;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private RunningService(Path directory, LocalPostgres postgres, LocalKafka kafka, int port) {
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
        this.port = port;
    }

    static RunningService start() throws IOException {
        return start("http://127.0.0.1:1");
    }

    /** @param kubernetes address of the cluster's API */
    static RunningService start(String kubernetes) throws IOException {
        Path directory = Files.createTempDirectory("fairway-dashboard");
        LocalPostgres postgres = LocalPostgres.start(directory.resolve("postgresql"));
        LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"), 0);
        Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: nowhere, cluster: {server: "%s"}}]
                users: [{name: nobody, user: {}}]
                contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
                current-context: nowhere
                """.formatted(kubernetes));
        RunningService service = new RunningService(directory, postgres, kafka, FreePort.next());
        service.startProcess();
        return service;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A connection to its database. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("release"), postgres.user(), "none");
    }

    void startProcess() throws IOException {
        Path jar =
                Path.of("../release-service/target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl("release"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "none");
        environment.put("FAIRWAY_API_TOKEN", TOKEN);
        environment.put("FAIRWAY_PUBLIC_URL", url(""));
        environment.put("FAIRWAY_BUILD_SERVICE_URL", "http://127.0.0.1:1");
        environment.put("FAIRWAY_HELM", "/nonexistent/helm");
        environment.put("FAIRWAY_KUBECONFIG", directory.resolve("kubeconfig").toString());
        environment.put("FAIRWAY_WORK_DIRECTORY", directory.resolve("work").toString());
        process = builder.start();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(this::isReady);
    }

    /** Ends the process; the database and the broker stay. */
    void stopProcess() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path log() throws IOException {
        return Files.createDirectories(Path.of("target"))
                .resolve("release-service.log")
                .toAbsolutePath();
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("release-service ended: see " + log());
        }
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url("/q/health/ready")))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        stopProcess();
        http.close();
        kafka.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
