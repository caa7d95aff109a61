package io.fairway.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the tests of a service a Kafka broker and a PostgreSQL database of their own. */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;
    private @Nullable LocalKafka kafka;
    private @Nullable LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("fairway-test");
            postgres = LocalPostgres.start(directory.resolve("postgresql"));
            kafka = LocalKafka.start(directory.resolve("kafka"), 0);
            return Map.of(
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl("service"),
                    "quarkus.datasource.username", postgres.user(),
                    "quarkus.datasource.password", "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            if (directory != null) {
                Leftovers.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
