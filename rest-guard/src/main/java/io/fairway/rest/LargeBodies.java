package io.fairway.rest;

/** Where a service takes larger bodies than 1 MiB: up to {@code quarkus.http.limits.max-body-size}. Implement it as a bean. */
public interface LargeBodies {

    /** @param path normalized, begins with a slash */
    boolean areTakenAt(String path);
}
