package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in what Helm prints the one fault to report, with its file and line. Helm says where in four ways:
 *
 * <pre>
 * hello/templates/a.yaml:4:18            a template, while it is executed; the last of several is the cause
 * parse error at (hello/templates/a.yaml:6)
 * templates/a.yaml: ... yaml: line 2:    what the template rendered to is not YAML
 * at '/image/port': got string           values.schema.json
 * </pre>
 */
final class HelmOutput {

    private static final Pattern ERROR_LINE = Pattern.compile("\\[ERROR] (.*)");
    private static final Pattern PLACE =
            Pattern.compile("[\\w.-]+/((?:charts/[\\w.-]+/)*templates/[^\\s:()\"<>]+):(\\d+)(?::\\d+)?");
    private static final Pattern RENDERED = Pattern.compile(
            "(?:YAML parse error on [\\w.-]+/)?((?:charts/[\\w.-]+/)*templates/[^\\s:]+): .*?yaml: line (\\d+): (.*)");
    private static final Pattern TEMPLATE_FILE =
            Pattern.compile("((?:charts/[\\w.-]+/)*templates/[^\\s:]+\\.\\w+): .*");
    private static final Pattern CHART_FILE =
            Pattern.compile("(?:.*[ :])?(Chart\\.yaml|values\\.yaml): .*?(?:yaml: line (\\d+): .*)?");
    private static final Pattern SCHEMA = Pattern.compile("at '((?:/[^']*)?)': ");

    private final Function<String, Optional<String>> files;
    private final List<YamlText> values;
    private final List<String> valuesFiles;

    /**
     * @param files contents of the chart's files by path
     * @param valuesFiles names of the values files that were given to Helm, the strongest last
     * @param values their contents, in the same order
     */
    HelmOutput(Function<String, Optional<String>> files, List<String> valuesFiles, List<YamlText> values) {
        this.files = files;
        this.valuesFiles = List.copyOf(valuesFiles);
        this.values = List.copyOf(values);
    }

    /**
     * What {@code helm lint} found, the fault with the most exact place first.
     *
     * @param forCluster which errors are not the author's
     */
    Optional<Fault> lint(String out, Predicate<String> forCluster) {
        List<String> errors = new ArrayList<>();
        boolean inError = false;
        for (String line : out.lines().toList()) {
            Matcher error = ERROR_LINE.matcher(line);
            if (error.matches()) {
                errors.add(error.group(1));
                inError = true;
            } else if (line.isBlank() || line.startsWith("[") || line.startsWith("==>")) {
                inError = false;
            } else if (inError) {
                errors.add(errors.removeLast() + "\n" + line);
            }
        }
        if (errors.isEmpty()) {
            return Optional.of(Fault.of("helm lint failed: " + oneLine(out)));
        }
        return errors.stream()
                .filter(error -> !forCluster.test(error))
                .map(this::fault)
                .min(Comparator.comparing((Fault fault) -> fault.line() == null)
                        .thenComparing(fault -> fault.file() == null));
    }

    /** Why {@code helm template} or {@code helm package} failed. */
    Fault failure(String err) {
        String message = err.lines()
                .filter(line -> !line.startsWith("level=") && !line.startsWith("Use --debug"))
                .collect(Collectors.joining("\n"))
                .strip();
        return fault(message.startsWith("Error: ") ? message.substring("Error: ".length()) : message);
    }

    private Fault fault(String message) {
        Matcher place = PLACE.matcher(message);
        String file = null;
        Integer line = null;
        while (place.find()) {
            file = place.group(1);
            line = Integer.valueOf(place.group(2));
        }
        if (file != null) {
            return new Fault(oneLine(message), file, line);
        }
        Matcher schema = SCHEMA.matcher(message);
        if (schema.find()) {
            return schemaFault(message, schema.group(1));
        }
        String flat = oneLine(message);
        Matcher rendered = RENDERED.matcher(flat);
        if (rendered.find()) {
            int renderedLine = Integer.parseInt(rendered.group(2));
            return new Fault(
                    "the template does not render to valid YAML, in line " + renderedLine + " of its output: "
                            + rendered.group(3),
                    rendered.group(1),
                    lineOfTemplate(rendered.group(1), renderedLine));
        }
        Matcher template = TEMPLATE_FILE.matcher(flat);
        if (template.matches()) {
            return new Fault(flat, template.group(1), null);
        }
        Matcher chartFile = CHART_FILE.matcher(flat);
        if (chartFile.matches()) {
            String number = chartFile.group(2);
            return new Fault(flat, chartFile.group(1), number == null ? null : Integer.valueOf(number));
        }
        return Fault.of(flat);
    }

    /** The strongest values file that sets the value is the one to fix. */
    private Fault schemaFault(String message, String pointer) {
        String text = "the values do not fit values.schema.json: "
                + oneLine(message.substring(message.indexOf("at '" + pointer)));
        List<String> path = pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/"))
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList();
        for (int index = values.size() - 1; index >= 0; index--) {
            Integer line = values.get(index).line(path);
            if (line != null) {
                return new Fault(text, valuesFiles.get(index), line);
            }
        }
        return new Fault(text, ChartDirectory.VALUES, null);
    }

    /** A line of the output is that line of the template as long as the template has only text before it. */
    private @Nullable Integer lineOfTemplate(String file, int renderedLine) {
        boolean onlyText = files.apply(file)
                .map(text -> text.lines().limit(renderedLine).noneMatch(line -> line.contains("{{")))
                .orElse(false);
        return onlyText ? renderedLine : null;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}
