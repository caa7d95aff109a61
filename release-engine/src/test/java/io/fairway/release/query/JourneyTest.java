package io.fairway.release.query;

import static io.fairway.release.TestReleases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.StepText;
import io.fairway.release.ChangeStep;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final UUID CHANGE = UUID.randomUUID();

    @Test
    void effect_comes_after_its_cause_though_its_clock_is_behind() {
        ChangeStep accepted = step("accepted", 0, null);
        ChangeStep image = step("image", 10, accepted);
        ChangeStep chart = step("chart", 5, image);

        assertThat(Journey.inOrder(List.of(chart, image, accepted))).containsExactly(accepted, image, chart);
    }

    @Test
    void independentSteps_are_ordered_by_time() {
        ChangeStep failed = step("failed", 0, null);
        ChangeStep production = step("requested", 2, failed);
        ChangeStep staging = step("requested", 1, failed);

        assertThat(Journey.inOrder(List.of(failed, production, staging))).containsExactly(failed, staging, production);
    }

    @Test
    void step_whose_cause_was_never_heard_of_is_not_lost() {
        ChangeStep chart = step("chart", 1, step("image", 0, null));
        ChangeStep accepted = step("accepted", 0, null);

        assertThat(Journey.inOrder(List.of(chart, accepted))).containsExactly(accepted, chart);
    }

    private static ChangeStep step(String name, int second, @Nullable ChangeStep cause) {
        return new ChangeStep(
                UUID.randomUUID(),
                CHANGE,
                NOW.plusSeconds(second),
                cause == null ? null : cause.eventId(),
                new StepText(name, null, ""),
                List.of());
    }
}
