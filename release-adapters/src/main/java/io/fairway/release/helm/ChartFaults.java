package io.fairway.release.helm;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a chart, from what Helm says when it renders it: file, line, function, and what of the chart's own text is
 * no value. Pure.
 */
final class ChartFaults {

    private static final int MAX_NAMED = 5;
    private static final String FILE = "([A-Za-z0-9._/+-]{1,300}\\.[A-Za-z0-9]{1,10})";
    private static final Pattern STOPPED = Pattern.compile("execution error at \\(" + FILE + ":([0-9]+):[0-9]+\\)");
    private static final Pattern EXECUTED =
            Pattern.compile("(?:template: |at \\(|error at \\()" + FILE + ":([0-9]+)(?::[0-9]+)?\\)?:");
    private static final Pattern PARSED = Pattern.compile("parse error (?:at|in) \\(" + FILE + "(?::([0-9]+))?");
    private static final Pattern EXPRESSION = Pattern.compile("at <([A-Za-z_.$][A-Za-z0-9_.$ ]{0,120})>:");
    private static final Pattern CALLED = Pattern.compile("error calling ([A-Za-z]{1,40}):");
    private static final Pattern NO_FUNCTION = Pattern.compile("function \"([A-Za-z]{1,60})\" not defined");
    private static final Pattern NO_TEMPLATE = Pattern.compile("no template \"([A-Za-z0-9._-]{1,120})\"");
    private static final Pattern NOT_YAML =
            Pattern.compile("YAML parse error on " + FILE + "[^\n]*?(?:line ([0-9]+))?(?:[:\n]|$)");
    private static final Pattern YAML_LINE = Pattern.compile("yaml: line ([0-9]+)");
    private static final Pattern KUBE_VERSION = Pattern.compile(
            "requires kubeVersion: ([A-Za-z0-9.<>=~^|, *-]{1,100}) which is incompatible with Kubernetes"
                    + " (v?[0-9A-Za-z.+-]{1,60})");
    private static final Pattern LACKING =
            Pattern.compile("missing in charts/ directory: ([A-Za-z0-9._-]{1,100}(?:, [A-Za-z0-9._-]{1,100}){0,50})");
    private static final Pattern VALUE_AT = Pattern.compile("at '(/[A-Za-z0-9_./-]{0,200})'");

    private ChartFaults() {}

    /** Empty if it is not the chart that is wrong. */
    static Optional<String> in(String said) {
        return lacking(said)
                .or(() -> kubeVersion(said))
                .or(() -> schema(said))
                .or(() -> notYaml(said))
                .or(() -> template(said));
    }

    /** Before errors that follow from it. */
    private static Optional<String> lacking(String said) {
        return first(LACKING, said)
                .map(names -> "the chart depends on " + names.group(1)
                        + ", which is not in its directory charts/: run helm dependency build and commit what"
                        + " it fetches");
    }

    private static Optional<String> kubeVersion(String said) {
        return first(KUBE_VERSION, said)
                .map(versions -> "the chart wants Kubernetes "
                        + versions.group(1).strip() + ", and the cluster has " + versions.group(2));
    }

    private static Optional<String> schema(String said) {
        if (!said.contains("values don't meet the specifications of the schema")) {
            return Optional.empty();
        }
        Set<String> places = VALUE_AT.matcher(said)
                .results()
                .map(found -> found.group(1).substring(1).replace('/', '.'))
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Optional.of("the values do not meet the chart's schema"
                + (places.isEmpty()
                        ? ""
                        : ": see " + places.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))));
    }

    private static Optional<String> notYaml(String said) {
        return first(NOT_YAML, said).map(found -> {
            String line = first(YAML_LINE, said)
                    .map(at -> ", line " + at.group(1) + " of what it becomes")
                    .orElse("");
            return "template " + found.group(1) + " does not become YAML" + line;
        });
    }

    private static Optional<String> template(String said) {
        Optional<String> stopped = first(STOPPED, said)
                .map(found -> "template " + found.group(1) + ", line "
                        + found.group(2)
                        + ", stops with fail or required, because a value is missing or wrong; what it says may "
                        + "quote values: look there");
        if (stopped.isPresent()) {
            return stopped;
        }
        return first(PARSED, said).or(() -> first(EXECUTED, said)).map(found -> {
            String line = found.group(2) == null ? "" : ", line " + found.group(2);
            return "template " + found.group(1) + line + ", " + whatOf(said);
        });
    }

    private static String whatOf(String said) {
        String at =
                first(EXPRESSION, said).map(found -> " at " + found.group(1)).orElse("");
        if (said.contains("nil pointer evaluating")) {
            return "reads a field of something that is not set" + at;
        }
        return first(NO_FUNCTION, said)
                .map(found -> "uses the function " + found.group(1) + ", which Helm does not know")
                .or(() -> first(NO_TEMPLATE, said)
                        .map(found -> "includes the template " + found.group(1) + ", which does not exist"))
                .or(() -> first(CALLED, said).map(found -> "calls " + found.group(1) + ", which fails" + at))
                .orElse("cannot be rendered" + at);
    }

    private static Optional<Matcher> first(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }
}
