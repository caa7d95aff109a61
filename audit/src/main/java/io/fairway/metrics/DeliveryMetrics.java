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
 * @param knownSince when Fairway first heard of a release there; null if never
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
     * @param facts of all releases that matter: those of the span, and what came before and after to the same ones
     * @param from inclusive
     * @param to exclusive; what is in the future of {@code now} is left out of what is divided by
     * @param knownSince see the component
     */
    public static DeliveryMetrics of(
            List<ReleaseFacts> facts, Instant from, Instant to, Instant now, @Nullable Instant knownSince) {
        Instant end = now.isBefore(to) ? now : to;
        Span span = new Span(from, to);
        List<ReleaseFacts> deliveries = facts.stream()
                .filter(release -> release.kind() != Kind.ROLLBACK)
                .toList();
        List<Timed> leads = leadTimes(deliveries).stream()
                .filter(lead -> span.has(lead.at()))
                .toList();
        List<Timed> restores = restores(deliveries).stream()
                .filter(restore -> span.has(restore.at()))
                .toList();
        return new DeliveryMetrics(
                from,
                to,
                knownSince,
                knownSince != null && knownSince.isBefore(end)
                        ? deployments(deliveries, span, later(from, knownSince), end)
                        : null,
                new LeadTime(leads.size(), median(seconds(leads)), p90(seconds(leads))),
                failures(deliveries, span),
                new TimeToRestore(
                        seconds(restores).size(),
                        restores.size() - seconds(restores).size(),
                        median(seconds(restores))),
                days(deliveries, leads, restores, span, end, knownSince));
    }

    private static Deployments deployments(List<ReleaseFacts> deliveries, Span span, Instant start, Instant end) {
        int count = (int) deliveries.stream()
                .filter(release -> span.has(release.verified()))
                .count();
        double days = Math.max(1.0, seconds(start, end) / DAY.toSeconds());
        return new Deployments(count, count / days, count * 7 / days);
    }

    private static ChangeFailures failures(List<ReleaseFacts> deliveries, Span span) {
        List<ReleaseFacts> began =
                deliveries.stream().filter(release -> span.has(release.began())).toList();
        int failed =
                (int) began.stream().filter(release -> release.failed() != null).count();
        return new ChangeFailures(began.size(), failed, began.isEmpty() ? null : (double) failed / began.size());
    }

    /** The first verification of each change at each target; later ones deliver nothing new. */
    private static List<Timed> leadTimes(List<ReleaseFacts> deliveries) {
        record Arrival(UUID change, Object target) {}
        Set<Arrival> arrived = new HashSet<>();
        List<Timed> leads = new ArrayList<>();
        deliveries.stream()
                .filter(release -> release.verified() != null)
                .sorted(Comparator.comparing(release -> Objects.requireNonNull(release.verified())))
                .forEach(release -> {
                    boolean first = arrived.add(new Arrival(release.change(), release.target()));
                    Instant verified = release.verified();
                    if (first && release.kind() == Kind.CHANGE && release.accepted() != null && verified != null) {
                        leads.add(new Timed(verified, Math.max(0, seconds(release.accepted(), verified))));
                    }
                });
        return leads;
    }

    /** Each failure with the time until it was mended. */
    private static List<Timed> restores(List<ReleaseFacts> deliveries) {
        List<Timed> restores = new ArrayList<>();
        for (ReleaseFacts release : deliveries) {
            Instant failed = release.failed();
            if (failed == null || release.began() == null) {
                continue;
            }
            Instant mended = Stream.concat(
                            Stream.ofNullable(release.undone()),
                            deliveries.stream()
                                    .filter(other -> other.target().equals(release.target()))
                                    .map(ReleaseFacts::verified)
                                    .filter(Objects::nonNull))
                    .filter(at -> at.isAfter(failed))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            restores.add(new Timed(failed, mended == null ? null : seconds(failed, mended)));
        }
        return restores;
    }

    private static List<Day> days(
            List<ReleaseFacts> deliveries,
            List<Timed> leads,
            List<Timed> restores,
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
                    median(seconds(
                            leads.stream().filter(lead -> day.has(lead.at())).toList())),
                    median(seconds(restores.stream()
                            .filter(restore -> day.has(restore.at()))
                            .toList()))));
        }
        return days;
    }

    /** The middle one, or half way between the two middle ones. */
    static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The smallest one that at least nine of ten do not exceed. */
    static @Nullable Double p90(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((9 * sorted.size() + 9) / 10 - 1);
    }

    private static List<Double> seconds(List<Timed> timed) {
        return timed.stream()
                .<Double>mapMulti((one, take) -> {
                    if (one.seconds() != null) {
                        take.accept(one.seconds());
                    }
                })
                .toList();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
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

    private record Timed(Instant at, @Nullable Double seconds) {}

    private record Span(Instant from, Instant to) {

        boolean has(@Nullable Instant at) {
            return at != null && !at.isBefore(from) && at.isBefore(to);
        }
    }
}
