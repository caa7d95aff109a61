package io.fairway.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/**
 * A plot that is drawn here, as SVG without script or style, and that has its numbers in a table.
 *
 * @param sentence what it shows, in words, for those who do not see it
 */
public record Plot(
        String title,
        String unit,
        String sentence,
        String xName,
        List<Tick> yTicks,
        List<Tick> xTicks,
        List<Line> lines,
        List<Bar> bars,
        List<String> seriesNames,
        List<Row> rows) {

    /** Across, a plot is as wide as its place: what is drawn is stretched, what is written is not. */
    private static final double RIGHT = 1000;

    private static final Pattern TRAILING = Pattern.compile("\\.?0+$");
    private static final double TOP = 10;
    private static final double BOTTOM = 156;

    /**
     * @param at in percent of the width, or in pixels from the top
     * @param spare whether it is left out where there is little room
     */
    public record Tick(String at, String text, String anchor, boolean spare) {}

    /** @param before whether it is what was before, and is drawn dashed */
    public record Line(String name, boolean before, String path, String area) {}

    public record Bar(String x, String y, String width, String height, boolean bad, String text) {}

    public record Row(String x, List<String> values) {}

    public record Point(double x, double y) {}

    /** A series of numbers; points in the order of x. */
    public record Series(String name, boolean before, List<Point> points) {}

    /** A named amount; {@code NaN} if there is no data, which is something else than zero. */
    public record Amount(String name, double value, boolean bad) {}

    /** Lines over a common x axis. */
    public static Plot ofLines(
            String title, String unit, String xName, DoubleFunction<String> xText, List<Series> series) {
        double minX = series.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Point::x)
                .min()
                .orElse(0);
        double maxX = series.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1);
        double top = niceTop(series.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1));
        double width = maxX > minX ? maxX - minX : 1;
        List<Line> lines = series.stream()
                .map(s -> {
                    StringBuilder path = new StringBuilder();
                    for (Point point : s.points()) {
                        path.append(path.isEmpty() ? 'M' : 'L')
                                .append(number((point.x() - minX) / width * RIGHT))
                                .append(' ')
                                .append(number(y(point.y(), top)));
                    }
                    String area = s.points().isEmpty()
                            ? ""
                            : path + "L" + number((s.points().getLast().x() - minX) / width * RIGHT)
                                    + " " + number(BOTTOM) + "L"
                                    + number((s.points().getFirst().x() - minX) / width * RIGHT) + " "
                                    + number(BOTTOM) + "Z";
                    return new Line(s.name(), s.before(), path.toString(), area);
                })
                .toList();
        List<Tick> xTicks = List.of(
                new Tick("0", xText.apply(minX), "start", false),
                new Tick("50", xText.apply(minX + width / 2), "middle", false),
                new Tick("100", xText.apply(maxX), "end", false));
        return new Plot(
                title,
                unit,
                sentence(series, unit),
                xName,
                yTicks(top),
                xTicks,
                lines,
                List.of(),
                series.stream().map(Series::name).toList(),
                rows(series, xText));
    }

    /** One bar for each amount, from left to right. */
    public static Plot ofBars(String title, String unit, String xName, List<Amount> amounts) {
        double most = amounts.stream()
                .mapToDouble(Amount::value)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        double top = niceTop(most);
        double slot = RIGHT / Math.max(1, amounts.size());
        double width = Math.clamp(slot * 0.68, 2, 60);
        List<Bar> bars = new ArrayList<>();
        List<Tick> xTicks = new ArrayList<>();
        int every = Math.max(1, (int) Math.ceil(amounts.size() / 8.0));
        for (int i = 0; i < amounts.size(); i++) {
            Amount amount = amounts.get(i);
            double middle = slot * (i + 0.5);
            double at = y(amount.value(), top);
            if (Double.isFinite(amount.value())) {
                bars.add(new Bar(
                        number(middle - width / 2),
                        number(at),
                        number(width),
                        number(Math.max(0, BOTTOM - at)),
                        amount.bad(),
                        amount.name() + ": " + number(amount.value()) + " " + unit));
            }
            if (i % every == 0) {
                xTicks.add(new Tick(number(middle / RIGHT * 100), amount.name(), "middle", i / every % 2 == 1));
            }
        }
        return new Plot(
                title,
                unit,
                amounts.size() + " values, at most "
                        + number(amounts.stream()
                                .mapToDouble(Amount::value)
                                .filter(Double::isFinite)
                                .max()
                                .orElse(0)) + " " + unit,
                xName,
                yTicks(top),
                xTicks,
                List.of(),
                bars,
                List.of(title),
                amounts.stream()
                        .map(amount -> new Row(amount.name(), List.of(number(amount.value()))))
                        .toList());
    }

    private static String sentence(List<Series> series, String unit) {
        return series.stream()
                .filter(s -> !s.points().isEmpty())
                .map(s -> s.name() + " ends at " + number(s.points().getLast().y()) + " " + unit)
                .reduce((first, second) -> first + "; " + second)
                .orElse("no numbers");
    }

    private static List<Row> rows(List<Series> series, DoubleFunction<String> xText) {
        TreeSet<Double> xs = new TreeSet<>();
        series.forEach(s -> s.points().forEach(point -> xs.add(point.x())));
        return xs.stream()
                .map(x -> new Row(
                        xText.apply(x),
                        series.stream()
                                .map(s -> s.points().stream()
                                        .filter(point -> point.x() == x)
                                        .findFirst()
                                        .map(point -> number(point.y()))
                                        .orElse(""))
                                .toList()))
                .toList();
    }

    private static List<Tick> yTicks(double top) {
        return List.of(
                new Tick(number(BOTTOM), "0", "end", false),
                new Tick(number(y(top / 2, top)), number(top / 2), "end", false),
                new Tick(number(TOP), number(top), "end", false));
    }

    private static double y(double value, double top) {
        return BOTTOM - Math.clamp(value / top, 0, 1) * (BOTTOM - TOP);
    }

    /** The next of 1, 2, 4, 5, 10, 20 ... that is not smaller. */
    private static double niceTop(double max) {
        if (!(max > 0) || Double.isInfinite(max)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(max)));
        for (double step : new double[] {1, 2, 4, 5, 10}) {
            if (max <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "no data";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return String.valueOf((long) value);
        }
        String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
        return TRAILING.matcher(text).replaceFirst("");
    }
}
