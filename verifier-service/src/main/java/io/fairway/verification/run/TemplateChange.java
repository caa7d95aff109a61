package io.fairway.verification.run;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.Baseline;
import io.fairway.verification.Observation;
import io.fairway.verification.TemplateWriter;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.run.Health.Degraded;
import java.util.Optional;

/**
 * Whether a pod template is still the one that is judged. Operators such as Reloader and injectors write into it right after a
 * release: that is followed. Another release is not, and neither is another image. Pure.
 */
sealed interface TemplateChange {

    /** It is. */
    record None() implements TemplateChange {}

    /** Somebody else has written into it: the pods of the newest template are judged. */
    record Followed(TemplateWriter by) implements TemplateChange {}

    /**
     * What runs now is not the release any more.
     *
     * @param message one sentence
     */
    record AnotherRelease(String message) implements TemplateChange {}

    /** Whoever writes into a pod template more often than this is at odds with somebody. */
    int MAX_FOLLOWED = 10;

    /** From now on the templates that are there now are judged, where they may be; the same as before if nothing has changed. */
    static Baseline follow(Observation.Observed observed, Baseline before) {
        Baseline baseline = before;
        for (WorkloadObservation workload : observed.workloads()) {
            if (workload instanceof Present present
                    && present.uid().equals(present.expected().uid())
                    && of(present, baseline) instanceof Followed change) {
                baseline = baseline.following(present, change.by());
            }
        }
        return baseline;
    }

    /**
     * A template that does not come to rest.
     *
     * @param late whether the deadline is over, and a template was changed just now
     */
    static Optional<Degraded> restless(Baseline baseline, boolean late) {
        return baseline.followed().stream()
                .filter(followed -> late || followed.times() > MAX_FOLLOWED)
                .findFirst()
                .map(followed -> new Degraded(
                        Reason.CHANGED_BY_ANOTHER,
                        "it does not come to rest: " + followed.sentence(),
                        followed.object()));
    }

    static TemplateChange of(Present present, Baseline baseline) {
        String template = baseline.templates().get(present.uid());
        TemplateWriter writer = present.otherWriter();
        boolean changed = template == null
                ? present.generation() > present.expected().generation() && writer != null
                : !template.equals(present.template());
        if (!changed) {
            return new None();
        }
        String object = present.expected().object().display();
        if (writer == null) {
            return new AnotherRelease("the pod template of " + object
                    + " was changed during verification by another use of Helm, or by somebody whom its managed fields"
                    + " do not name");
        }
        return writer.replacesImage()
                ? new AnotherRelease(writer.who() + " changed the image in the pod template of " + object
                        + " during verification: what runs is not this release")
                : new Followed(writer);
    }
}
