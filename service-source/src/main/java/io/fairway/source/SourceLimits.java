package io.fairway.source;

import java.time.Duration;

/**
 * How much of a repository is accepted.
 *
 * @param repositoryBytes size of the mirror on disk
 * @param checkoutBytes sum of the file sizes of one commit
 * @param checkoutFiles number of files of one commit
 * @param time of one fetch, and of one checkout
 */
public record SourceLimits(long repositoryBytes, long checkoutBytes, int checkoutFiles, Duration time) {

    /** 2 GiB of history, 512 MiB and 50,000 files in a commit, 2 minutes. */
    public static final SourceLimits DEFAULT = new SourceLimits(2L << 30, 512L << 20, 50_000, Duration.ofMinutes(2));

    public SourceLimits {
        if (repositoryBytes < 1 || checkoutBytes < 1 || checkoutFiles < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("limits of a repository must be positive");
        }
    }
}
