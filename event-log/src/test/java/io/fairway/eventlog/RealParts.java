package io.fairway.eventlog;

import io.fairway.local.LocalPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real PostgreSQL and one real Kafka for all tests of a run; each test has its own database and topics. */
final class RealParts implements AutoCloseable {

    private final Path directory;
    private final LocalPostgres postgres;
    private final Broker broker;
    private final AtomicInteger names = new AtomicInteger();

    private RealParts() throws IOException {
        directory = Files.createTempDirectory("fairway-event-log");
        postgres = LocalPostgres.start(directory.resolve("postgresql"));
        try {
            broker = Broker.start(directory.resolve("kafka"));
        } catch (IOException | RuntimeException e) {
            postgres.close();
            delete(directory);
            throw e;
        }
    }

    Broker broker() {
        return broker;
    }

    int postgresPort() {
        return postgres.port();
    }

    /** Name of a new, empty database. */
    String newDatabase() {
        String name = "test_" + names.incrementAndGet();
        postgres.jdbcUrl(name);
        return name;
    }

    String newTopicName() {
        return "topic-" + names.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        broker.close();
        postgres.close();
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Hands the real parts to tests, and ends them after the last. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RealParts.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Attempt.class, _ -> Attempt.toStart(), Attempt.class)
                    .parts();
        }
    }

    /** Parts that did not start are not tried again for every test. */
    private record Attempt(Optional<RealParts> started, Optional<Exception> failure) implements AutoCloseable {

        static Attempt toStart() {
            try {
                return new Attempt(Optional.of(new RealParts()), Optional.empty());
            } catch (IOException | RuntimeException e) {
                return new Attempt(Optional.empty(), Optional.of(e));
            }
        }

        RealParts parts() {
            return started.orElseThrow(() -> new IllegalStateException("the real parts do not start", failure.get()));
        }

        @Override
        public void close() throws IOException {
            if (started.isPresent()) {
                started.get().close();
            }
        }
    }
}
