package io.fairway.release;

/**
 * Where an application is released.
 *
 * @param name for example {@code staging}
 * @param namespace the Kubernetes namespace
 */
public record Environment(String name, String namespace) {}
