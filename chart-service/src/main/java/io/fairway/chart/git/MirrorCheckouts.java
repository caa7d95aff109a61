package io.fairway.chart.git;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.Checkouts;
import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import io.fairway.source.Checkout;
import io.fairway.source.FileNames;
import io.fairway.source.InvalidFairwayFileException;
import io.fairway.source.SourceException;
import io.fairway.source.SourceLimits;
import io.fairway.source.SourceMirror;
import io.fairway.source.Unfetched;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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

    void start(@Observes StartupEvent event) {
        FileNames.requireUtf8();
    }

    @Override
    public Instant checkout(String repository, String branch, String commit, Path directory)
            throws RejectedException, UnavailableException, InterruptedException {
        try (SourceMirror mirror = SourceMirror.open(mirrors, repository, SourceLimits.DEFAULT, fileRepositories)) {
            if (!mirror.contains(commit)) {
                mirror.fetch(branch);
            }
            // The caller deletes the directory, with everything else that it made there.
            Checkout checkout = mirror.checkout(commit, directory);
            checkFetched(checkout, mirror, commit);
            return checkout.committedAt();
        } catch (SourceException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("git was interrupted");
            }
            String message = Objects.toString(e.getMessage());
            if (e.kind() == SourceException.Kind.RETRYABLE) {
                throw new UnavailableException(message, e);
            }
            throw new RejectedException(Fault.of(message));
        }
    }

    /** Of a chart everything is shipped. Elsewhere in the repository, it is not this service that needs it. */
    private static void checkFetched(Checkout checkout, SourceMirror mirror, String commit)
            throws RejectedException, SourceException {
        if (checkout.unfetched().isEmpty()) {
            return;
        }
        try {
            String chart = mirror.fairwayFile(commit).chart().path();
            List<Unfetched> ofChart = checkout.unfetched().stream()
                    .filter(unfetched -> unfetched.isBelow(chart))
                    .toList();
            var refusal = Unfetched.refusal(ofChart, "");
            if (refusal.isPresent()) {
                throw new RejectedException(Fault.of(refusal.get()));
            }
        } catch (InvalidFairwayFileException _) {
            return; // whoever reads the file next says what is wrong with it
        }
    }
}
