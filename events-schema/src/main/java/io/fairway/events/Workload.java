package io.fairway.events;

/**
 * A workload as the release left it.
 *
 * @param object Deployment, StatefulSet, DaemonSet or Job
 * @param uid the object's uid, so that a recreated object is not mistaken for it
 * @param generation {@code metadata.generation} right after the release; older status says nothing about this release
 */
public record Workload(ObjectRef object, String uid, long generation) {}
