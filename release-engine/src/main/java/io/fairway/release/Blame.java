package io.fairway.release;

import io.fairway.events.ReleaseFailed.Reason;
import java.util.List;
import java.util.Locale;

/**
 * Whose doing it is that a release was not verified, and so what follows for its content. Pure.
 *
 * <p>Content is put into quarantine only for what it did itself. Where that cannot be told, it is not: at worst it is tried again.
 */
enum Blame {
    /** The content is bad: it is quarantined, and undone wherever it is. */
    CONTENT,
    /** Something that it needs was away, or was not there: it is undone here, and may come again. */
    SURROUNDINGS,
    /** A person, or another tool, did something meanwhile: that stays, nothing is undone, and nobody is blamed. */
    ANOTHER;

    /** What a container runtime says of a registry that is away or overloaded, not of an image that is not there. */
    private static final List<String> REGISTRY_AWAY = List.of(
            "connection refused",
            "connection reset",
            "i/o timeout",
            "tls handshake timeout",
            "context deadline exceeded",
            "no such host",
            "server misbehaving",
            "no route to host",
            "network is unreachable",
            "unexpected eof",
            "toomanyrequests",
            "too many requests",
            "internal server error",
            "bad gateway",
            "service unavailable",
            "gateway timeout");

    /** What a scheduler says of nodes that are cordoned, or not well. */
    private static final List<String> NODES_AWAY = List.of("were unschedulable", "node.kubernetes.io/");

    private static final List<String> NO_ROOM = List.of("exceeded quota", "exceeds quota");

    /**
     * @param message the sentence that goes with the reason
     * @param mayPass whether the same attempt might have succeeded a moment later
     */
    static Blame of(Reason reason, String message, boolean mayPass) {
        return switch (reason) {
            case CRASH_LOOP,
                    INVALID_CONTAINER_CONFIGURATION,
                    JOB_FAILED,
                    HOOK_FAILED,
                    CHECK_FAILED,
                    UNSETTLED,
                    CANCELLED -> CONTENT;
            case IMAGE_PULL_FAILED -> unless(REGISTRY_AWAY, message);
            case NEVER_READY -> unless(NODES_AWAY, message);
            case REFUSED -> unless(NO_ROOM, message);
            case HELM_FAILED -> mayPass ? SURROUNDINGS : CONTENT;
            case NO_DATA, PREREQUISITE_MISSING -> SURROUNDINGS;
            case CHANGED_BY_ANOTHER -> ANOTHER;
        };
    }

    private static Blame unless(List<String> away, String message) {
        String said = message.toLowerCase(Locale.ROOT);
        return away.stream().anyMatch(said::contains) ? SURROUNDINGS : CONTENT;
    }

    /** How a release ends that is none of a rollback's. */
    ReleaseStatus endsAs() {
        return this == ANOTHER ? ReleaseStatus.OVERRULED : ReleaseStatus.FAILED;
    }
}
