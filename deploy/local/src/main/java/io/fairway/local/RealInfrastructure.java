package io.fairway.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tests of a service a Kafka broker and a PostgreSQL database of their own. The database is empty, or as a file of
 * SQL statements makes it that the argument {@value #DATABASE} names. {@value #HERE} in it stands for the folder of the module.
 */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {

    public static final String DATABASE = "database";

    static final String HERE = "@here@";

    private @Nullable Path contents;
    private @Nullable Path directory;
    private @Nullable LocalKafka kafka;
    private @Nullable LocalPostgres postgres;

    @Override
    public void init(Map<String, String> arguments) {
        String file = arguments.get(DATABASE);
        contents = file == null ? null : Path.of(file);
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("fairway-test");
            postgres = LocalPostgres.start(directory.resolve("postgresql"));
            if (contents != null) {
                postgres.fill("service", placed(contents));
            }
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

    /** The text of a file that was written elsewhere, as it would have been written here. */
    static String placed(Path file) throws IOException {
        return Files.readString(file).replace(HERE, Path.of("").toAbsolutePath().toString());
    }
}
