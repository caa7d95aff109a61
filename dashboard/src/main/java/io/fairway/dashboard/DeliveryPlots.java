package io.fairway.dashboard;

import io.fairway.metrics.DeliveryMetrics;
import io.fairway.metrics.DeliveryMetrics.Day;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The plots of the delivery metrics, one for each of the four numbers. */
final class DeliveryPlots {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** From this many days on, bars are weeks: a year of days would be thinner than what can be seen. */
    private static final int MAX_BARS = 92;

    private static final int WEEK = 7;

    private DeliveryPlots() {}

    static List<Plot> of(DeliveryMetrics metrics) {
        List<Day> days = metrics.days();
        boolean weekly = days.size() > MAX_BARS;
        String of = weekly ? "week" : "day";
        return List.of(
                Plot.ofBars(
                        "Deployments per " + of, "releases", of, sums(days, weekly, day -> day.deployments(), false)),
                medians("Lead time", days, Day::leadTimeSeconds),
                Plot.ofBars("Failed releases per " + of, "releases", of, sums(days, weekly, day -> day.failed(), true)),
                medians("Time to restore", days, Day::restoreSeconds));
    }

    private static List<Plot.Amount> sums(
            List<Day> days, boolean weekly, Function<Day, @Nullable Integer> value, boolean bad) {
        List<Plot.Amount> amounts = new ArrayList<>();
        int length = weekly ? WEEK : 1;
        for (int i = 0; i < days.size(); i += length) {
            List<Day> part = days.subList(i, Math.min(days.size(), i + length));
            double sum = Double.NaN;
            for (Day day : part) {
                Integer one = value.apply(day);
                if (one != null) {
                    sum = Double.isNaN(sum) ? one : sum + one;
                }
            }
            amounts.add(new Plot.Amount(DAY.format(part.getFirst().date()), sum, bad));
        }
        return amounts;
    }

    /** Only days on which there was something to measure. */
    private static Plot medians(String title, List<Day> days, Function<Day, @Nullable Double> seconds) {
        double longest = 0;
        for (Day day : days) {
            Double value = seconds.apply(day);
            longest = Math.max(longest, value == null ? 0 : value);
        }
        double unit = longest >= 2 * 3600 ? 3600 : longest >= 120 ? 60 : 1;
        List<Plot.Amount> amounts = new ArrayList<>();
        for (Day day : days) {
            Double value = seconds.apply(day);
            amounts.add(new Plot.Amount(DAY.format(day.date()), value == null ? Double.NaN : value / unit, false));
        }
        return Plot.ofBars(
                title + ", median per day",
                unit == 3600 ? "hours" : unit == 60 ? "minutes" : "seconds",
                "day",
                amounts);
    }
}
