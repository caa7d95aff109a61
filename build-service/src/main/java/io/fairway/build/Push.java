package io.fairway.build;

/**
 * Somebody pushed to a branch.
 *
 * @param cloneUrl as the git server spells it
 * @param branch short name
 * @param commit the branch's new tip, 40 hexadecimal digits
 * @param author who wrote the commit
 * @param summary first line of its message, at most 200 characters
 */
public record Push(String cloneUrl, String branch, String commit, String author, String summary) {}
