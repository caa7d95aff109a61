package io.fairway.metrics;

import io.fairway.events.ReleaseRequested.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * DORA's four key metrics of one or more environments over a span of time. Rollbacks are no deliveries: only releases because
 * of a change, and those that somebody asked for, count. What is not known is null, never zero.
 *
 * <ul>
 *   <li><b>Deployment frequency</b>: releases that were verified within the span, per day and per week of the part of the
 *       span in which Fairway knew the environment.
 *   <li><b>Lead time</b>: from the acceptance of the push to the first verification of its change in the environment, for
 *       changes whose first verification is within the span. Median, and the 90th percentile (nearest rank).
 *   <li><b>Change failure rate</b>: of the releases that began within the span (Helm installed them, or failed to), the share
 *       that failed, or was undone after it had been verified.
 *   <li><b>Time to restore</b>: for the releases that failed within the span, from the failure until what ran before was live
 *       and healthy again, or until the next release was verified, whichever came first. Median. Those that are not restored
 *       are counted as open.
 * </ul>
 *
 * <p>After <a href="https://dora.dev/guides/dora-metrics-four-keys/">DORA</a>. Days are days in UTC.
 *
 * @param from inclusive
 * @param to exclusive
 * @param knownSince when a release was first requested there; null if never
 * @param deployments null if nothing was known of the environment within the span
 * @param days one for each day that the span touches, in order
 */
@Schema(name = "DeliveryMetrics")
public record DeliveryMetrics(
        Instant from,
        Instant to,
        @Nullable Instant knownSince,
        @Nullable Deployments deployments,
        LeadTime leadTime,
        ChangeFailures changeFailures,
        TimeToRestore timeToRestore,
        List<Day> days) {

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * How often.
     *
     * @param count verified releases
     */
    @Schema(name = "DeploymentFrequency")
    public record Deployments(int count, double perDay, double perWeek) {}

    /**
     * How long from the push to production.
     *
     * @param count changes that reached it within the span
     */
    @Schema(name = "LeadTime")
    public record LeadTime(
            int count,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {}

    /**
     * How many went wrong.
     *
     * @param rate 0 to 1; null if none began
     */
    @Schema(name = "ChangeFailures")
    public record ChangeFailures(
            int began, int failed, @Nullable Double rate) {}

    /**
     * How long it was bad.
     *
     * @param count failures that were restored
     * @param open failures that are not, as far as is known
     */
    @Schema(name = "TimeToRestore")
    public record TimeToRestore(
            int count, int open, @Nullable Double medianSeconds) {}

    /**
     * One day.
     *
     * @param deployments null on a day before Fairway knew the environment
     * @param leadTimeSeconds median of the changes verified on that day
     * @param restoreSeconds median of the failures of that day
     */
    @Schema(name = "DeliveryDay")
    public record Day(
            LocalDate date,
            @Nullable Integer deployments,
            @Nullable Integer began,
            @Nullable Integer failed,
            @Nullable Double leadTimeSeconds,
            @Nullable Double restoreSeconds) {}

    /**
     * Computes them.
     *
     * @param releases all that matter: those of the span, with what happened to the same ones before and after it
     * @param from inclusive
     * @param to exclusive; what is in the future of {@code now} is left out of what is divided by
     * @param knownSince see the component
     */
    public static DeliveryMetrics of(
            List<ReleaseTimes> releases, Instant from, Instant to, Instant now, @Nullable Instant knownSince) {
        Instant end = now.isBefore(to) ? now : to;
        Span span = new Span(from, to);
        List<ReleaseTimes> deliveries = releases.stream()
                .filter(release -> release.kind() != Kind.ROLLBACK)
                .toList();
        Durations leads = leadTimes(deliveries).within(span);
        Durations restores = restores(deliveries).within(span);
        return new DeliveryMetrics(
                from,
                to,
                knownSince,
                knownSince != null && knownSince.isBefore(end)
                        ? deployments(deliveries, span, later(from, knownSince), end)
                        : null,
                new LeadTime(leads.all().size(), leads.median(), leads.p90()),
                failures(deliveries, span),
                new TimeToRestore(restores.ended(), restores.open(), restores.median()),
                days(deliveries, leads, restores, span, end, knownSince));
    }

    private static Deployments deployments(List<ReleaseTimes> deliveries, Span span, Instant start, Instant end) {
        int count = (int) deliveries.stream()
                .filter(release -> span.has(release.verified()))
                .count();
        double days = Math.max(1.0, Durations.seconds(start, end) / DAY.toSeconds());
        return new Deployments(count, count / days, count * 7 / days);
    }

    private static ChangeFailures failures(List<ReleaseTimes> deliveries, Span span) {
        List<ReleaseTimes> began =
                deliveries.stream().filter(release -> span.has(release.began())).toList();
        int failed =
                (int) began.stream().filter(release -> release.failed() != null).count();
        return new ChangeFailures(began.size(), failed, began.isEmpty() ? null : (double) failed / began.size());
    }

    /** The first verification of each change at each target; later ones deliver nothing new. */
    private static Durations leadTimes(List<ReleaseTimes> deliveries) {
        record Arrival(UUID change, Object target) {}
        Set<Arrival> arrived = new HashSet<>();
        List<Durations.Timed> leads = new ArrayList<>();
        deliveries.stream()
                .filter(release -> release.verified() != null)
                .sorted(Comparator.comparing(release -> Objects.requireNonNull(release.verified())))
                .forEach(release -> {
                    boolean first = arrived.add(new Arrival(release.change(), release.target()));
                    Instant verified = release.verified();
                    if (first && release.kind() == Kind.CHANGE && release.accepted() != null && verified != null) {
                        leads.add(new Durations.Timed(
                                verified, Math.max(0, Durations.seconds(release.accepted(), verified))));
                    }
                });
        return new Durations(leads);
    }

    /** Each failure with the time until it was restored. */
    private static Durations restores(List<ReleaseTimes> deliveries) {
        List<Durations.Timed> restores = new ArrayList<>();
        for (ReleaseTimes release : deliveries) {
            Instant failed = release.failed();
            if (failed == null || release.began() == null) {
                continue;
            }
            Instant restored = Stream.concat(
                            Stream.ofNullable(release.undone()),
                            deliveries.stream()
                                    .filter(other -> other.target().equals(release.target()))
                                    .map(ReleaseTimes::verified)
                                    .filter(Objects::nonNull))
                    .filter(at -> at.isAfter(failed))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            restores.add(new Durations.Timed(failed, restored == null ? null : Durations.seconds(failed, restored)));
        }
        return new Durations(restores);
    }

    private static List<Day> days(
            List<ReleaseTimes> deliveries,
            Durations leads,
            Durations restores,
            Span span,
            Instant end,
            @Nullable Instant knownSince) {
        List<Day> days = new ArrayList<>();
        LocalDate last = day(span.to().minusNanos(1));
        for (LocalDate date = day(span.from()); !date.isAfter(last); date = date.plusDays(1)) {
            Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            Span day = new Span(later(start, span.from()), earlier(start.plus(DAY), span.to()));
            boolean known = knownSince != null && knownSince.isBefore(day.to()) && start.isBefore(end);
            ChangeFailures failures = failures(deliveries, day);
            days.add(new Day(
                    date,
                    known
                            ? (int) deliveries.stream()
                                    .filter(release -> day.has(release.verified()))
                                    .count()
                            : null,
                    known ? failures.began() : null,
                    known ? failures.failed() : null,
                    leads.within(day).median(),
                    restores.within(day).median()));
        }
        return days;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
