package io.fairway.build;

import org.jspecify.annotations.Nullable;

/**
 * Somebody pushed to a branch.
 *
 * @param cloneUrl as the git server spells it
 * @param repositoryId what the git server calls the repository, whatever its name is now; null if it does not say so
 * @param branch short name
 * @param commit the branch's new tip, 40 or 64 hexadecimal digits
 * @param author who wrote the commit
 * @param summary first line of its message, at most 200 characters
 */
public record Push(
        String cloneUrl, @Nullable String repositoryId, String branch, String commit, String author, String summary) {}
