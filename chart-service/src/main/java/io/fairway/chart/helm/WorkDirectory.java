package io.fairway.chart.helm;

import io.fairway.chart.ChartConfig;
import io.fairway.source.Checkout;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where charts are worked on. It belongs to this process: what an earlier one left behind is deleted. */
@Singleton
class WorkDirectory {

    private final Path jobs;

    WorkDirectory(ChartConfig config) {
        jobs = config.workDirectory().toAbsolutePath().normalize().resolve("jobs");
        Checkout.delete(jobs);
        try {
            Files.createDirectories(jobs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + jobs, e);
        }
    }

    Path jobs() {
        return jobs;
    }

    /** A directory for one piece of work; closing it deletes it. */
    record Job(Path path) implements AutoCloseable {

        static Job in(Path jobs) throws IOException {
            return new Job(Files.createTempDirectory(jobs, "job"));
        }

        @Override
        public void close() {
            Checkout.delete(path);
        }
    }
}
