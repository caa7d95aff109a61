package io.fairway.verification.run;

import io.fairway.events.TimeSpent;
import io.fairway.events.TimeSpent.By;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whose time a verification took. What is missing from the whole is Fairway's own share. Pure. */
final class TimesSpent {

    private TimesSpent() {}

    /**
     * @param received when the verification was asked for
     * @param checks how long the last round of checks took
     */
    static List<TimeSpent> until(Instant now, Instant received, Soak soak, Duration checks) {
        List<TimeSpent> spent = new ArrayList<>();
        Instant readySince = soak.readySince(now);
        spent.add(step("rollout", Duration.between(received, readySince)));
        if (soak.isRunning()) {
            Instant ended = soak.endedAt().orElse(now.minus(checks));
            spent.add(step("soak", Duration.between(readySince, ended)));
            spent.add(step("checks", checks));
        }
        return spent;
    }

    private static TimeSpent step(String step, Duration time) {
        return new TimeSpent(step, By.ROLLOUT, Math.max(0, time.toMillis()));
    }
}
