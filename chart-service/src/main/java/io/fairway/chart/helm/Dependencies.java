package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Charts that a chart is made of. They lie in its directory {@code charts}: nothing is fetched. */
final class Dependencies {

    private static final Pattern MISSING = Pattern.compile("missing in charts/ directory: ([\\w.-]+(?:, [\\w.-]+)*)");
    private static final Pattern LINTED =
            Pattern.compile("chart directory is missing these dependencies: ([\\w.-]+(?:,[\\w.-]+)*)");

    private Dependencies() {}

    /**
     * That one is missing, with its line in {@code Chart.yaml}.
     *
     * @param output of Helm
     * @param metadata text of {@code Chart.yaml}
     */
    static Optional<Fault> missing(String output, String metadata) {
        Matcher missing = MISSING.matcher(output);
        Matcher linted = LINTED.matcher(output);
        Optional<String> names = missing.find()
                ? Optional.of(missing.group(1))
                : linted.find() ? Optional.of(linted.group(1).replace(",", ", ")) : Optional.empty();
        return names.map(found -> new Fault(
                "the chart depends on " + found
                        + ", which is not in its directory charts, and Fairway fetches no charts: run"
                        + " 'helm dependency build' and commit what it puts there (look into .gitignore)",
                ChartDirectory.METADATA,
                line(found.split(", ")[0], metadata)));
    }

    private static @Nullable Integer line(String name, String metadata) {
        Matcher entry = Pattern.compile("(?m)^.*\\bname[\"']?\\s*:\\s*[\"']?" + Pattern.quote(name) + "\\b.*$")
                .matcher(metadata);
        int line = -1;
        // The last one: the chart's own name may be the same.
        while (entry.find()) {
            line = 1
                    + (int) metadata.substring(0, entry.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
        return line < 0 ? null : line;
    }
}
