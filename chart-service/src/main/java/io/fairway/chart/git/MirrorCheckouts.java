package io.fairway.chart.git;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.Checkouts;
import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import io.fairway.source.SourceException;
import io.fairway.source.SourceLimits;
import io.fairway.source.SourceMirror;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Objects;

/** Checkouts from mirrors on disk: what is there already is not fetched again. */
@Singleton
class MirrorCheckouts implements Checkouts {

    private final Path mirrors;
    private final boolean fileRepositories;

    MirrorCheckouts(ChartConfig config) {
        this.mirrors = config.workDirectory().toAbsolutePath().resolve("mirrors");
        this.fileRepositories = config.chart().fileRepositories();
    }

    @Override
    public void checkout(String repository, String branch, String commit, Path directory)
            throws RejectedException, UnavailableException, InterruptedException {
        try (SourceMirror mirror = SourceMirror.open(mirrors, repository, SourceLimits.DEFAULT, fileRepositories)) {
            if (!mirror.contains(commit)) {
                mirror.fetch(branch);
            }
            // The caller deletes the directory, with everything else that it made there.
            var _ = mirror.checkout(commit, directory);
        } catch (SourceException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("git was interrupted");
            }
            String message = Objects.toString(e.getMessage());
            switch (e.kind()) {
                case RETRYABLE -> throw new UnavailableException(message, e);
                case UNUSABLE, LIMIT_EXCEEDED -> throw new RejectedException(Fault.of(message));
            }
        }
    }
}
