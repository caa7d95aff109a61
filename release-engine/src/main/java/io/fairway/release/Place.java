package io.fairway.release;

/**
 * Where a Helm release lives.
 *
 * @param namespace of the Helm release and of its objects
 * @param helmRelease its name: that of the application
 */
public record Place(String namespace, String helmRelease) {}
