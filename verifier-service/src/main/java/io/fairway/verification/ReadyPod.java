package io.fairway.verification;

import io.fairway.events.ObjectRef;

/** A pod of the new revision that is ready, and the workload that it belongs to. */
public record ReadyPod(ObjectRef workload, Pod pod) {}
