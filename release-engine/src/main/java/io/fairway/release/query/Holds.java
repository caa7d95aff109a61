package io.fairway.release.query;

import io.fairway.release.ReleaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses what a release that has not ended waits for. People come first: what they hold back goes on only when they say so. */
final class Holds {

    /** For how long a release whose turn has come may wait to be taken up before that is worth a word. */
    static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(30);

    /** How much longer than its checks a verdict may take, for starting, reading everything anew, and the way of two events. */
    static final Duration VERDICT_GRACE = Duration.ofSeconds(60);

    private Holds() {}

    /**
     * What is known of a release.
     *
     * @param revision Helm's number; null before it is installed
     * @param reason why there is this release, and what holds it back
     * @param paused by whom and why its environment is paused; null if it is not
     * @param need what is away, missing or forbidden, or failed and is tried again; null if nothing is
     * @param nextTry when it is looked at again; null if that is not known
     * @param ahead what has the target to itself, or comes first; null if nothing does
     * @param verdictDue by when its checks should have led to a verdict; null if it is not being verified, or nobody knows
     * @param eventsBroken what is wrong with the way of events; empty if nothing is
     */
    record Standing(
            ReleaseStatus status,
            boolean rollback,
            String environment,
            @Nullable Integer revision,
            String reason,
            @Nullable String paused,
            @Nullable String need,
            @Nullable Instant nextTry,
            @Nullable Ahead ahead,
            @Nullable Instant verdictDue,
            List<String> eventsBroken) {}

    /** What comes before it, as people name it, and why there is that. */
    record Ahead(String named, String reason) {}

    /** Empty for a release that has ended. */
    static Optional<Hold> choose(Standing it, Instant now) {
        return switch (it.status()) {
            case AWAITING_APPROVAL -> hold(Hold.Kind.APPROVAL, it.reason());
            case WAITING -> Optional.of(waiting(it, now));
            case DEPLOYING ->
                it.need() == null
                        ? hold(
                                Hold.Kind.WORK,
                                it.rollback()
                                        ? "Helm undoes it in " + it.environment() + " at this moment"
                                        : "Helm brings it to " + it.environment() + " at this moment")
                        : hold(
                                Hold.Kind.NEED,
                                subject(it) + " is on its way to " + it.environment() + ", and waits: "
                                        + need(it, now));
            case VERIFYING -> Optional.of(verifying(it, now));
            case RECORDING ->
                it.need() == null
                        ? hold(
                                Hold.Kind.WORK,
                                "the verdict on " + subject(it) + " in " + it.environment()
                                        + " is in; the live state is being read")
                        : hold(
                                Hold.Kind.NEED,
                                "the verdict on " + subject(it) + " in " + it.environment()
                                        + " is in; the live state is being read, and waits: " + need(it, now));
            case FAILED,
                    VERIFIED,
                    ROLLED_BACK,
                    ROLLBACK_FAILED,
                    OVERRULED,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> Optional.empty();
        };
    }

    private static Hold waiting(Standing it, Instant now) {
        String where = it.environment();
        if (it.paused() != null && !it.rollback()) {
            return new Hold(Hold.Kind.PAUSE, subject(it) + " waits for " + where + ": " + it.paused());
        }
        if (it.ahead() != null) {
            return new Hold(
                    Hold.Kind.ANOTHER,
                    subject(it) + " waits for " + where + " behind "
                            + it.ahead().named() + ", which comes first: "
                            + it.ahead().reason());
        }
        if (it.need() != null) {
            return new Hold(Hold.Kind.NEED, subject(it) + " waits for " + where + ": " + need(it, now));
        }
        Instant since = it.nextTry();
        if (since != null && Duration.between(since, now).compareTo(TAKEN_UP_WITHIN) > 0) {
            return new Hold(
                    Hold.Kind.WORKER,
                    turn(it) + " in " + where + " has come, but nothing has taken it up since " + second(since)
                            + ": release-service is busy elsewhere, or the worker that had " + where
                            + " was lost a moment ago");
        }
        return new Hold(Hold.Kind.WORK, turn(it) + " in " + where + " has come: " + it.reason());
    }

    private static Hold verifying(Standing it, Instant now) {
        String where = it.environment();
        String installed = "Helm installed " + subject(it) + " in " + where
                + (it.revision() == null ? "" : " as revision " + it.revision());
        if (!it.eventsBroken().isEmpty()) {
            return new Hold(
                    Hold.Kind.EVENTS,
                    installed + ", and its verdict cannot arrive: " + String.join("; ", it.eventsBroken()));
        }
        if (it.verdictDue() != null && it.verdictDue().isBefore(now)) {
            return new Hold(
                    Hold.Kind.VERDICT,
                    installed + ", and its verdict was due at " + second(it.verdictDue())
                            + ": is verifier-service running?");
        }
        return new Hold(Hold.Kind.WORK, installed + "; whether it is healthy is being watched");
    }

    private static String subject(Standing it) {
        return it.rollback() ? "its rollback" : "it";
    }

    private static String turn(Standing it) {
        return it.rollback() ? "the turn of its rollback" : "its turn";
    }

    private static String need(Standing it, Instant now) {
        String need = String.valueOf(it.need());
        Instant next = it.nextTry();
        return next != null && next.isAfter(now) && next.isAfter(now.plusSeconds(1))
                ? need + " (next try at " + second(next) + ")"
                : need;
    }

    private static Optional<Hold> hold(Hold.Kind kind, String sentence) {
        return Optional.of(new Hold(kind, sentence));
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
