package io.fairway.events;

/**
 * The commit that a change consists of.
 *
 * @param repository clone URL, without credentials
 * @param branch short branch name, for example {@code main}
 * @param commit full commit id, 40 or 64 hexadecimal digits
 * @param sequence number of the push, of all repositories together, assigned when it was accepted: the greater is the newer. Order is decided by this number, never by clocks.
 */
public record Source(String repository, String branch, String commit, long sequence) {

    public String shortCommit() {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
