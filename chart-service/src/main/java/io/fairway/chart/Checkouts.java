package io.fairway.chart;

import java.nio.file.Path;
import java.time.Instant;

/** Git repositories. */
public interface Checkouts {

    /**
     * Writes the files of exactly this commit into a directory.
     *
     * @param repository clone URL
     * @param branch branch on which the commit was pushed
     * @param commit full commit id
     * @param directory an empty directory
     * @return time of the commit
     * @throws RejectedException if the commit can never be had
     * @throws UnavailableException if trying again may help
     * @throws InterruptedException if this thread was interrupted; nothing is fetched or written any more then
     */
    Instant checkout(String repository, String branch, String commit, Path directory)
            throws RejectedException, UnavailableException, InterruptedException;
}
