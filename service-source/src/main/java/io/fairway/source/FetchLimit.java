package io.fairway.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/** Cancels a fetch that takes too long, grows the mirror beyond its limit, or whose thread was interrupted. */
final class FetchLimit implements ProgressMonitor {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Path mirror;
    private final SourceLimits limits;
    private final long startedAt = System.nanoTime();
    private final Thread owner = Thread.currentThread();
    private long lookedAt = startedAt;
    private volatile @Nullable String exceeded;

    FetchLimit(Path mirror, SourceLimits limits) {
        this.mirror = mirror;
        this.limits = limits;
    }

    /** Which limit was exceeded; null if none was. */
    @Nullable
    String exceeded() {
        return exceeded;
    }

    @Override
    public boolean isCancelled() {
        look();
        return exceeded != null || owner.isInterrupted();
    }

    @Override
    public void update(int completed) {
        look();
    }

    private synchronized void look() {
        long now = System.nanoTime();
        if (exceeded != null || now - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        lookedAt = now;
        if (now - startedAt > limits.time().toNanos()) {
            exceeded =
                    "fetching the repository took longer than " + limits.time().toSeconds() + " s";
        } else if (size() > limits.repositoryBytes()) {
            exceeded = "the repository is larger than " + limits.repositoryBytes() + " bytes";
        }
    }

    private long size() {
        try (Stream<Path> files = Files.walk(mirror)) {
            return files.mapToLong(FetchLimit::size).sum();
        } catch (IOException | UncheckedIOException _) {
            return 0; // a file was renamed meanwhile: the next look counts it
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void start(int totalTasks) {
        look();
    }

    @Override
    public void beginTask(String title, int totalWork) {
        look();
    }

    @Override
    public void endTask() {
        look();
    }

    @Override
    public void showDuration(boolean enabled) {
        // Nobody is shown this progress.
    }
}
