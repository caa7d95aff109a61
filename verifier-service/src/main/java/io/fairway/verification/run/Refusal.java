package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Suspect;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API server refused to create a pod. */
final class Refusal {

    /** Answers of admission that the next attempt may not get again. */
    private static final List<String> TRANSIENT = List.of(
            "error looking up service account",
            "status unknown for quota",
            "failed calling webhook",
            "no api token found",
            "being terminated",
            "please apply your changes to the latest version");

    private static final List<String> FINAL = List.of(
            "exceeded quota",
            "denied the request",
            "violates podsecurity",
            "is forbidden",
            "is invalid",
            "must specify");

    private Refusal() {}

    /**
     * @param olderPods whether pods of an older revision still use up quota that they may be about to free
     * @return null if the controller's next attempt may well succeed
     */
    static @Nullable Health of(String message, ObjectRef object, boolean olderPods, Duration tolerance) {
        if (Texts.containsAny(message, TRANSIENT) || !Texts.containsAny(message, FINAL)) {
            return null;
        }
        Degraded bad = new Degraded(
                Reason.REFUSED, "a pod of " + object.display() + " was refused: " + Texts.sentence(message), object);
        return olderPods && Texts.containsAny(message, List.of("exceeded quota")) ? new Suspect(bad, tolerance) : bad;
    }
}
