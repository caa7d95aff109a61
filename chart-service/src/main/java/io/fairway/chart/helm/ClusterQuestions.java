package io.fairway.chart.helm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a template failed over something that only the cluster knows. Here {@code lookup} finds nothing,
 * {@code .Capabilities} are Helm's own, and namespace and revision are others than at the release.
 *
 * <p>It looks at the actions that decided: those that failed, the conditions around them, what their variables were set to, and
 * the named templates that they include. What else a template asks does not matter.
 */
final class ClusterQuestions {

    private static final Pattern PLACE =
            Pattern.compile("[\\w.-]+/((?:charts/[\\w.-]+/)*templates/[^:()\"<>\\n]+?):(\\d+)(?::(\\d+))?");
    private static final Pattern NOT_YAML =
            Pattern.compile("YAML parse error on [\\w.-]+/((?:charts/[\\w.-]+/)*templates/[^:\\n]+):");
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`");
    private static final Pattern CONTROL = Pattern.compile("(?s)(?:else\\s+)?(?:if|with|range)\\b.*|\\$\\w+\\s*:?=.*");
    private static final Pattern LOOKUP = Pattern.compile("\\blookup\\b|\\.Capabilities\\b");
    private static final Pattern RELEASE =
            Pattern.compile("\\.Release\\.(?:Namespace|IsInstall|IsUpgrade|Revision)\\b");
    private static final Pattern INCLUDE = Pattern.compile("\\b(?:include|template|block)\\s+\"([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)(?:(?:if|with)\\s+)?(\\$\\w+)\\s*:?=.*");
    private static final String KUBE_VERSION = "chart requires kubeVersion:";

    private final Map<String, String> templates;
    private final Map<String, List<Action>> files = new HashMap<>();
    private final Map<String, List<Action>> named = new HashMap<>();

    /**
     * Something between double braces.
     *
     * @param line 1-based
     * @param lastLine 1-based, where it ends
     * @param around the conditions that it depends on
     */
    private record Action(String code, int line, int lastLine, List<String> around) {

        Action {
            around = List.copyOf(around);
        }

        boolean asks() {
            String plain = TEXT.matcher(code).replaceAll("\"\"");
            return LOOKUP.matcher(plain).find()
                    || (CONTROL.matcher(plain).matches()
                            && RELEASE.matcher(plain).find());
        }
    }

    /** @param templates the chart's templates by path, those of its dependencies too */
    ClusterQuestions(Map<String, String> templates) {
        this.templates = Map.copyOf(templates);
        templates.forEach((path, text) -> files.put(path, actions(text)));
    }

    /** A file that renders containers or not, as the cluster is. */
    Optional<String> aboutContainers() {
        return files.keySet().stream()
                .filter(file -> !file.endsWith(".tpl"))
                .filter(file -> String.valueOf(templates.get(file)).contains("image"))
                .filter(file -> files.getOrDefault(file, List.of()).stream()
                        .anyMatch(action -> CONTROL.matcher(action.code()).matches() && action.asks()))
                .sorted()
                .findFirst();
    }

    /**
     * The file whose failure is for the cluster to judge: a template, or {@code Chart.yaml} because of its
     * {@code kubeVersion}. Empty if the author has to mend something in any case.
     *
     * @param err what Helm printed
     */
    Optional<String> in(String err) {
        if (err.contains(KUBE_VERSION)) {
            return Optional.of(ChartDirectory.METADATA);
        }
        if (err.contains("parse error at (")) {
            return Optional.empty();
        }
        Matcher notYaml = NOT_YAML.matcher(err);
        if (notYaml.find()) {
            return files.getOrDefault(notYaml.group(1), List.of()).stream().anyMatch(Action::asks)
                    ? Optional.of(notYaml.group(1))
                    : Optional.empty();
        }
        List<Action> failed = new ArrayList<>();
        String outermost = null;
        Matcher place = PLACE.matcher(err);
        while (place.find()) {
            outermost = outermost == null ? place.group(1) : outermost;
            int line = Integer.parseInt(place.group(2));
            files.getOrDefault(place.group(1), List.of()).stream()
                    .filter(action -> action.line() <= line && line <= action.lastLine())
                    .forEach(failed::add);
        }
        return outermost != null && decidedByCluster(failed) ? Optional.of(outermost) : Optional.empty();
    }

    private boolean decidedByCluster(List<Action> failed) {
        Deque<Action> open = new ArrayDeque<>(failed);
        Set<Action> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Action action = open.pop();
            if (!seen.add(action)) {
                continue;
            }
            if (action.asks()) {
                return true;
            }
            List<String> codes = new ArrayList<>(action.around());
            codes.add(action.code());
            for (String code : codes) {
                if (new Action(code, 0, 0, List.of()).asks()) {
                    return true;
                }
                INCLUDE.matcher(code)
                        .results()
                        .forEach(include -> open.addAll(named.getOrDefault(include.group(1), List.of())));
                VARIABLE.matcher(code).results().forEach(variable -> open.addAll(assignments(variable.group())));
            }
        }
        return false;
    }

    /** In any file: two variables of one name are seldom, and then the cluster judges. */
    private List<Action> assignments(String variable) {
        return files.values().stream()
                .flatMap(List::stream)
                .filter(action -> {
                    Matcher assignment = ASSIGNMENT.matcher(action.code());
                    return assignment.matches() && assignment.group(1).equals(variable);
                })
                .toList();
    }

    private List<Action> actions(String text) {
        List<Action> actions = new ArrayList<>();
        Deque<String> around = new ArrayDeque<>();
        Deque<String> definitions = new ArrayDeque<>();
        Matcher matcher = ACTION.matcher(text);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            line += lines(text, counted, matcher.start());
            counted = matcher.start();
            String code = matcher.group(1);
            if (code.startsWith("/*")) {
                continue;
            }
            Action action =
                    new Action(code, line, line + lines(text, matcher.start(), matcher.end()), List.copyOf(around));
            actions.add(action);
            if (!definitions.isEmpty()) {
                named.computeIfAbsent(definitions.peek(), _ -> new ArrayList<>())
                        .add(action);
            }
            follow(code, around, definitions);
        }
        return actions;
    }

    /** What an action opens, alters or closes. */
    private static void follow(String code, Deque<String> around, Deque<String> definitions) {
        String word = code.split("\\s", 2)[0];
        switch (word) {
            case "define", "block" -> {
                Matcher name = Pattern.compile("\"([^\"]+)\"").matcher(code);
                definitions.push(name.find() ? name.group(1) : "");
                around.push(word);
            }
            case "if", "with", "range" -> around.push(code);
            case "else" -> {
                if (!around.isEmpty()) {
                    around.push(around.pop() + " " + code);
                }
            }
            case "end" -> {
                if (!around.isEmpty() && around.pop().matches("define|block") && !definitions.isEmpty()) {
                    definitions.pop();
                }
            }
            default -> {}
        }
    }

    private static int lines(String text, int start, int end) {
        return (int) text.substring(start, end)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }
}
