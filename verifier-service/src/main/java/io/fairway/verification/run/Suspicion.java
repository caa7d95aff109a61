package io.fairway.verification.run;

import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Suspect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something looks bad, and has so for a while without a break. */
record Suspicion(Suspect suspect, Instant since) {

    /** @param before what was suspected until now, if anything */
    static Suspicion of(Suspect suspect, @Nullable Suspicion before, Instant now) {
        return before != null && isSame(before.suspect.degraded(), suspect.degraded())
                ? new Suspicion(suspect, before.since)
                : new Suspicion(suspect, now);
    }

    /** From then on it counts as bad. */
    Instant end() {
        return since.plus(suspect.tolerance());
    }

    private static boolean isSame(Degraded before, Degraded now) {
        return before.reason() == now.reason() && before.object().equals(now.object());
    }
}
