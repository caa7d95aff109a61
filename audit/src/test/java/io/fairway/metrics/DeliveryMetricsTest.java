package io.fairway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryMetricsTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-15T00:00:00Z");
    private static final Target PRODUCTION = new Target("hello", "production");

    /** Hours after the beginning of the span; null for what did not happen. */
    private static ReleaseTimes release(
            Kind kind,
            int change,
            @Nullable Integer accepted,
            @Nullable Integer began,
            @Nullable Integer verified,
            @Nullable Integer failed,
            @Nullable Integer undone) {
        return new ReleaseTimes(
                UUID.randomUUID(),
                PRODUCTION,
                kind,
                new UUID(0, change),
                at(accepted),
                at(began),
                at(verified),
                at(failed),
                at(undone));
    }

    private static @Nullable Instant at(@Nullable Integer hours) {
        return hours == null ? null : FROM.plusSeconds(hours * 3600L);
    }

    private static ReleaseTimes good(int change, int accepted, int verified) {
        return release(Kind.CHANGE, change, accepted, verified, verified, null, null);
    }

    private static ReleaseTimes bad(int change, int failed, @Nullable Integer undone) {
        return release(Kind.CHANGE, change, 0, failed, null, failed, undone);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments("nothing happened", List.of(), 0, null, null, null, 0),
                arguments("one good change", List.of(good(1, 10, 12)), 1, 2.0, 0.0, null, 0),
                arguments(
                        "the median of an even number is half way",
                        List.of(good(1, 10, 12), good(2, 20, 24)),
                        2,
                        3.0,
                        0.0,
                        null,
                        0),
                arguments(
                        "accepted before the span, verified within it",
                        List.of(good(1, -48, 2)),
                        1,
                        50.0,
                        0.0,
                        null,
                        0),
                arguments("verified before the span", List.of(good(1, -48, -1)), 0, null, null, null, 0),
                arguments(
                        "verified at the end of the span, which is not part of it",
                        List.of(good(1, 0, 336)),
                        0,
                        null,
                        null,
                        null,
                        0),
                arguments("a bad change that was undone", List.of(bad(1, 10, 11)), 0, null, 1.0, 1.0, 0),
                arguments("a bad change that was not", List.of(bad(1, 10, null)), 0, null, 1.0, null, 1),
                arguments(
                        "a bad change that the next good one mended",
                        List.of(bad(1, 10, null), good(2, 12, 14)),
                        1,
                        2.0,
                        0.5,
                        4.0,
                        0),
                arguments(
                        "whatever mends it first counts",
                        List.of(bad(1, 10, 16), good(2, 12, 14)),
                        1,
                        2.0,
                        0.5,
                        4.0,
                        0),
                arguments(
                        "verified, and undone later because somebody asked",
                        List.of(release(Kind.CHANGE, 1, 8, 9, 10, 20, 22)),
                        1,
                        2.0,
                        1.0,
                        2.0,
                        0),
                arguments(
                        "it failed before the span and is mended within it",
                        List.of(bad(1, -5, 5)),
                        0,
                        null,
                        null,
                        null,
                        0),
                arguments(
                        "never began: superseded, rejected",
                        List.of(release(Kind.CHANGE, 1, 0, null, null, null, null)),
                        0,
                        null,
                        null,
                        null,
                        0),
                arguments(
                        "a rollback is no delivery",
                        List.of(release(Kind.ROLLBACK, 1, 0, 5, 5, null, null)),
                        0,
                        null,
                        null,
                        null,
                        0),
                arguments(
                        "somebody releases an older one: a deployment, but nothing was on its way",
                        List.of(good(1, 0, 2), release(Kind.MANUAL, 1, 0, 50, 50, null, null)),
                        2,
                        2.0,
                        0.0,
                        null,
                        0),
                arguments(
                        "a push that is not known any more has no lead time",
                        List.of(release(Kind.CHANGE, 1, null, 5, 5, null, null)),
                        1,
                        null,
                        0.0,
                        null,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void metrics_followTheirDefinitions(
            String story,
            List<ReleaseTimes> releases,
            int deployments,
            @Nullable Double leadHours,
            @Nullable Double failureRate,
            @Nullable Double restoreHours,
            int open) {
        DeliveryMetrics metrics = DeliveryMetrics.of(releases, FROM, TO, TO, FROM.minusSeconds(1_000_000));

        assertThat(metrics.deployments().count()).isEqualTo(deployments);
        assertThat(metrics.deployments().perWeek()).isEqualTo(deployments / 2.0);
        assertThat(hours(metrics.leadTime().medianSeconds())).isEqualTo(leadHours);
        assertThat(metrics.changeFailures().rate()).isEqualTo(failureRate);
        assertThat(hours(metrics.timeToRestore().medianSeconds())).isEqualTo(restoreHours);
        assertThat(metrics.timeToRestore().open()).isEqualTo(open);
        assertThat(metrics.days()).hasSize(14);
        assertThat(metrics.days().stream()
                        .mapToInt(DeliveryMetrics.Day::deployments)
                        .sum())
                .isEqualTo(deployments);
    }

    @Test
    void beforeFairwayKnewTheEnvironment_thereIsNoData() {
        DeliveryMetrics never = DeliveryMetrics.of(List.of(), FROM, TO, TO, null);
        DeliveryMetrics later = DeliveryMetrics.of(List.of(good(1, 168, 168)), FROM, TO, TO, at(168));

        assertThat(never.deployments()).isNull();
        assertThat(never.days()).extracting(DeliveryMetrics.Day::deployments).containsOnlyNulls();
        assertThat(later.deployments().perDay()).isEqualTo(1 / 7.0);
        assertThat(later.days())
                .extracting(DeliveryMetrics.Day::deployments)
                .startsWith((Integer) null)
                .endsWith(0);
        assertThat(later.days().get(7).deployments()).isEqualTo(1);
    }

    @Test
    void theFutureIsNotDividedBy() {
        DeliveryMetrics metrics = DeliveryMetrics.of(List.of(good(1, 1, 2)), FROM, TO, at(48), FROM);

        assertThat(metrics.deployments().perDay()).isEqualTo(0.5);
        assertThat(metrics.days().get(2).deployments()).isNull();
    }

    static Stream<Arguments> percentiles() {
        return Stream.of(
                arguments(List.of(), null),
                arguments(List.of(5.0), 5.0),
                arguments(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), 9.0),
                arguments(List.of(11.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), 10.0));
    }

    @ParameterizedTest
    @MethodSource("percentiles")
    void nineOfTen_areNotLonger(List<Double> values, @Nullable Double p90) {
        assertThat(Durations.p90(values)).isEqualTo(p90);
    }

    private static @Nullable Double hours(@Nullable Double seconds) {
        return seconds == null ? null : seconds / 3600;
    }
}
