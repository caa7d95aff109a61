package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Charts that a chart is made of. They lie in its directory {@code charts}: nothing is fetched. */
final class Dependencies {

    private static final Pattern MISSING = Pattern.compile("missing in charts/ directory: ([\\w.-]+(?:, [\\w.-]+)*)");
    private static final Pattern LINTED =
            Pattern.compile("chart directory is missing these dependencies: ([\\w.-]+(?:,[\\w.-]+)*)");

    private static final String LOCK = "Chart.lock";

    private static final String PACKED = "(?:charts/[^/]+/)*charts/[^/]+\\.tgz";

    private final ChartDirectory chart;

    Dependencies(ChartDirectory chart) {
        this.chart = chart;
    }

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

    /** The chart's templates by path, those of its dependencies too, packed or not. What cannot be read is left out. */
    Map<String, String> templates() throws UnavailableException {
        return texts("(?:charts/[^/]+/)*templates/.+");
    }

    /** Refuses dependencies whose values are encrypted. */
    void refuseEncrypted() throws RejectedException, UnavailableException {
        for (Map.Entry<String, String> values :
                texts("(?:charts/[^/]+/)+" + ChartDirectory.VALUES).entrySet()) {
            Sops.refuse(values.getKey(), values.getValue());
        }
    }

    /** Where {@code Chart.lock} has another version than lies there. Helm takes what lies there. */
    List<String> remarks() throws RejectedException, UnavailableException {
        Object locked = YamlText.parse(LOCK, chart.textIfReadable(LOCK).orElse(""))
                .data()
                .get("dependencies");
        List<String> remarks = new ArrayList<>();
        for (Object entry : locked instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> dependency) {
                String name = String.valueOf(dependency.get("name"));
                String version = String.valueOf(dependency.get("version"));
                String there = version(name);
                if (there != null && !there.equals(version)) {
                    remarks.add("Chart.lock has " + name + " " + version + ", and charts/ has " + there
                            + ": run 'helm dependency build' if that is not meant");
                }
            }
        }
        return remarks;
    }

    private @Nullable String version(String name) throws RejectedException, UnavailableException {
        String metadata = texts(Pattern.quote("charts/" + name + "/" + ChartDirectory.METADATA)).values().stream()
                .findFirst()
                .orElse("");
        return YamlText.parse(ChartDirectory.METADATA, metadata).value(List.of("version"));
    }

    /** Files by path; those of a packed dependency as if it were unpacked beside itself. */
    private Map<String, String> texts(String pattern) throws UnavailableException {
        Map<String, String> texts = new TreeMap<>();
        for (String file : chart.files()) {
            if (file.matches(pattern)) {
                chart.textIfReadable(file).ifPresent(text -> texts.put(file, text));
            } else if (file.matches(PACKED)) {
                packed(file).forEach((inside, text) -> {
                    if (inside.matches(pattern)) {
                        texts.put(inside, text);
                    }
                });
            }
        }
        return texts;
    }

    /** None if it cannot be read: Helm says why. */
    private Map<String, String> packed(String archive) {
        try {
            return ChartArchive.read(Files.readAllBytes(chart.path().resolve(archive)))
                    .unpackedBeside(archive);
        } catch (IOException | RejectedException _) {
            return Map.of();
        }
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
