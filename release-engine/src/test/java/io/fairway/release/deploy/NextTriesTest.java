package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.work.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextTriesTest {

    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofMillis(500), 2, Duration.ofSeconds(15), 3);
    private static final HelmFailure AWAY = new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer", true);
    private static final HelmFailure INVALID = new HelmFailure(Reason.HELM_FAILED, "spec.replicas is invalid", false);

    @Test
    void fault_isTriedForEver_withGrowingPauses() {
        List<Long> pauses = IntStream.rangeClosed(1, 8)
                .mapToObj(faults -> NextTries.afterFault("the cluster is away", faults, POLICY)
                        .pause()
                        .toMillis())
                .toList();

        assertThat(pauses).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 15_000L, 15_000L, 15_000L);
        assertThat(NextTries.afterFault("the cluster is away", 1_000_000, POLICY)
                        .pause())
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void fault_saysWhatIsAway_howOftenItWasTried_andWhenItIsTriedAgain() {
        assertThat(NextTries.afterFault("the cluster is away", 1, POLICY).reason())
                .isEqualTo("the cluster is away; tried once, and again after 500 ms");
        assertThat(NextTries.afterFault("the cluster is away", 6, POLICY).reason())
                .isEqualTo("the cluster is away; tried 6 times, and again after 15 s");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failure_isTriedAgain_onlyWhereThatMayHelp(
            String name, HelmFailure failure, boolean goesBack, int failedTries, boolean again) {
        assertThat(NextTries.afterFailure(failure, goesBack, failedTries, POLICY) instanceof NextTry.After)
                .isEqualTo(again);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsMissing_isWaitedFor_upToALimit(
            String name, long waitedSeconds, boolean goesBack, boolean newerWaits, boolean again) {
        assertThat(
                        NextTries.afterMissing(
                                        "namespace hello does not exist",
                                        3,
                                        Duration.ofSeconds(waitedSeconds),
                                        Duration.ofHours(1),
                                        goesBack,
                                        newerWaits,
                                        POLICY)
                                instanceof NextTry.After)
                .isEqualTo(again);
    }

    static Stream<Arguments> whatIsMissing_isWaitedFor_upToALimit() {
        return Stream.of(
                arguments("for the first time", 0, false, false, true),
                arguments("just before the limit", 3599, false, false, true),
                arguments("at the limit", 3600, false, false, false),
                arguments("something newer may not need it", 1, false, true, false),
                arguments("a rollback waits for ever", 1_000_000, true, false, true),
                arguments("a rollback does not give way", 1, true, true, true));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("the cluster was away, first try", AWAY, false, 1, true),
                arguments("the cluster was away, last try", AWAY, false, 3, false),
                arguments("a crash came before the try was noted", AWAY, false, 0, true),
                arguments("a mistake in the chart", INVALID, false, 1, false),
                arguments("a mistake in the chart, after a crash", INVALID, false, 0, false),
                arguments("a rollback has nowhere else to go", INVALID, true, 1, true),
                arguments("a rollback gives up, too", INVALID, true, 3, false));
    }
}
