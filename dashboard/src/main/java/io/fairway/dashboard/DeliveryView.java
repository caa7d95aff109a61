package io.fairway.dashboard;

import io.fairway.metrics.DeliveryMetrics;
import io.fairway.metrics.DeliveryReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Delivery metrics in words and plots.
 *
 * @param sentence the answer in one sentence
 * @param figures the four numbers
 * @param plots one for each of them
 */
public record DeliveryView(boolean known, String sentence, List<Figure> figures, List<Plot> plots) {

    static final String NO_DATA = "no data";

    private static final int WEEK = 7;

    /**
     * One of the four numbers.
     *
     * @param detail what it was computed from
     * @param trend how it differs from the span before, in words
     * @param better whether that is an improvement; null if it is neither better nor worse, or not known
     */
    public record Figure(
            String name,
            String value,
            String detail,
            String trend,
            @Nullable Boolean better,
            String definition) {

        /** Name of the icon that goes with the trend. */
        public String icon() {
            return better == null ? "dash" : better ? "check" : "warning";
        }
    }

    static DeliveryView of(DeliveryReport report, int days) {
        DeliveryMetrics now = report.metrics();
        DeliveryMetrics before = report.before();
        String than = "than in the " + span(days) + " before";
        return new DeliveryView(
                now.deployments() != null,
                sentence(report, days),
                List.of(
                        new Figure(
                                "Deployment frequency",
                                now.deployments() == null
                                        ? NO_DATA
                                        : perTime(now.deployments().perDay()),
                                now.deployments() == null
                                        ? "no data for this time"
                                        : count(now.deployments().count(), "verified release"),
                                trend(perWeek(now), perWeek(before), "more", "less", than),
                                better(perWeek(now), perWeek(before), true),
                                "Verified releases, automatic and manual, without rollbacks."),
                        new Figure(
                                "Lead time for changes",
                                time(now.leadTime().medianSeconds()),
                                now.leadTime().p90Seconds() == null
                                        ? "no change was verified"
                                        : "median of " + count(now.leadTime().count(), "change")
                                                + "; nine of ten within "
                                                + time(now.leadTime().p90Seconds()),
                                trend(
                                        now.leadTime().medianSeconds(),
                                        before.leadTime().medianSeconds(),
                                        "longer",
                                        "shorter",
                                        than),
                                better(
                                        now.leadTime().medianSeconds(),
                                        before.leadTime().medianSeconds(),
                                        false),
                                "From the accepted push to the first verified release of its change in this environment."),
                        new Figure(
                                "Change failure rate",
                                percent(now.changeFailures().rate()),
                                now.changeFailures().began() == 0
                                        ? "no release was started"
                                        : now.changeFailures().failed() + " of "
                                                + count(now.changeFailures().began(), "release") + " that were started",
                                trend(
                                        now.changeFailures().rate(),
                                        before.changeFailures().rate(),
                                        "more",
                                        "less",
                                        than),
                                better(
                                        now.changeFailures().rate(),
                                        before.changeFailures().rate(),
                                        false),
                                "Share of the started releases that failed, or were rolled back after they had been verified."),
                        new Figure(
                                "Time to restore",
                                time(now.timeToRestore().medianSeconds()),
                                restored(now),
                                trend(
                                        now.timeToRestore().medianSeconds(),
                                        before.timeToRestore().medianSeconds(),
                                        "longer",
                                        "shorter",
                                        than),
                                better(
                                        now.timeToRestore().medianSeconds(),
                                        before.timeToRestore().medianSeconds(),
                                        false),
                                "From the failure until the previous release was healthy again, or the next release was"
                                        + " verified.")),
                DeliveryPlots.of(now));
    }

    private static String sentence(DeliveryReport report, int days) {
        DeliveryMetrics metrics = report.metrics();
        String where = report.application() == null
                ? report.targets().size() == 1
                        ? "One application"
                        : report.targets().size() + " applications"
                : report.application();
        if (metrics.deployments() == null) {
            return "There is no data on releases of " + (report.application() == null ? "any application" : where)
                    + " in the last " + span(days) + ".";
        }
        String environment = report.environment() == null ? "production" : report.environment();
        StringBuilder text = new StringBuilder(where)
                .append(report.application() == null && report.targets().size() != 1 ? " were" : " was")
                .append(" released to ")
                .append(
                        report.application() != null && !report.targets().isEmpty()
                                ? report.targets().getFirst().environment()
                                : environment)
                .append(' ')
                .append(times(metrics.deployments().count()))
                .append(" in the last ")
                .append(span(days));
        if (metrics.leadTime().medianSeconds() != null) {
            text.append("; half of the changes took at most ")
                    .append(time(metrics.leadTime().medianSeconds()));
        }
        if (metrics.changeFailures().rate() != null) {
            text.append("; ")
                    .append(
                            metrics.changeFailures().failed() == 0
                                    ? "none failed"
                                    : percent(metrics.changeFailures().rate()) + " failed");
            if (metrics.timeToRestore().medianSeconds() != null) {
                text.append(", half of them restored within ")
                        .append(time(metrics.timeToRestore().medianSeconds()));
            }
        }
        return text.append('.').toString();
    }

    private static String restored(DeliveryMetrics metrics) {
        DeliveryMetrics.TimeToRestore restore = metrics.timeToRestore();
        String open = restore.open() == 0 ? "" : "; " + restore.open() + " not restored";
        return restore.count() == 0 && restore.open() == 0
                ? "nothing failed"
                : restore.count() == 0
                        ? restore.open() + " not restored"
                        : "median of " + count(restore.count(), "failure") + open;
    }

    private static @Nullable Double perWeek(DeliveryMetrics metrics) {
        return metrics.deployments() == null ? null : metrics.deployments().perWeek();
    }

    private static String trend(@Nullable Double now, @Nullable Double before, String more, String less, String than) {
        if (now == null || before == null) {
            return "no data to compare with";
        }
        if (Math.abs(now - before) < 0.005 * Math.max(now, before) || now.equals(before)) {
            return "the same as before";
        }
        if (before == 0) {
            return more + " " + than;
        }
        double ratio = now / before;
        String how = ratio >= 2
                ? String.format(Locale.ROOT, "%.1f times as %s as", ratio, "longer".equals(more) ? "long" : "much")
                : Math.round(Math.abs(ratio - 1) * 100) + " % " + (now > before ? more : less) + " than";
        return how + than.substring("than".length());
    }

    private static @Nullable Boolean better(@Nullable Double now, @Nullable Double before, boolean moreIsBetter) {
        if (now == null || before == null || Math.abs(now - before) < 0.005 * Math.max(now, before)) {
            return null;
        }
        return now > before == moreIsBetter;
    }

    private static String perTime(double perDay) {
        if (perDay == 0) {
            return "0";
        }
        return perDay >= 1
                ? String.format(Locale.ROOT, "%.1f per day", perDay)
                : perDay * WEEK >= 1
                        ? String.format(Locale.ROOT, "%.1f per week", perDay * WEEK)
                        : String.format(Locale.ROOT, "%.1f per month", perDay * 30);
    }

    private static String time(@Nullable Double seconds) {
        return seconds == null ? NO_DATA : Texts.span(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static String percent(@Nullable Double rate) {
        return rate == null
                ? NO_DATA
                : String.format(Locale.ROOT, rate > 0 && rate < 0.1 ? "%.1f %%" : "%.0f %%", rate * 100);
    }

    private static String times(int count) {
        return count == 0 ? "not once" : count == 1 ? "once" : count + " times";
    }

    private static String span(int days) {
        return days == 1 ? "day" : days + " days";
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
