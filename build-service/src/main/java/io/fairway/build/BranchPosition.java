package io.fairway.build;

import java.util.Optional;

/**
 * Where a commit is on its branch, as seen after the fetch.
 *
 * @param present whether the repository has the commit
 * @param isTip whether the branch ends with it
 * @param onBranch whether the branch contains it
 * @param inAcceptedEarlier whether a push that was accepted earlier contains it already
 */
record BranchPosition(boolean present, boolean isTip, boolean onBranch, boolean inAcceptedEarlier) {

    /**
     * Why the commit shall not be built any more; empty if it shall.
     *
     * <p>Example: the message of an old push arrives after that of a newer one. What it brought is in the newer one, so a
     * release of it would go back. But a branch that was reset to an old commit ends with it, and that was meant.
     */
    Optional<String> superseded(String branch) {
        if (!present || isTip) {
            return Optional.empty();
        }
        if (!onBranch) {
            return Optional.of("branch " + branch + " was rewritten and does not contain this commit any more");
        }
        return inAcceptedEarlier
                ? Optional.of("a push that was accepted earlier on branch " + branch + " contains this commit already")
                : Optional.empty();
    }
}
