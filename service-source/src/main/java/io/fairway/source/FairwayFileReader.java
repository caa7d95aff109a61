package io.fairway.source;

import io.fairway.source.FairwayFile.Approval;
import io.fairway.source.FairwayFile.Chart;
import io.fairway.source.FairwayFile.Checks;
import io.fairway.source.FairwayFile.Environment;
import io.fairway.source.FairwayFile.HttpCheck;
import io.fairway.source.FairwayFile.Image;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * From YAML text to {@link FairwayFile}. It reads the tree of nodes, not objects: nodes know their place in the file, and
 * no tag in the text can make an object.
 */
final class FairwayFileReader {

    private static final int MAX_CHARACTERS = 64 * 1024;
    private static final int MAX_ENVIRONMENTS = 20;
    private static final int MAX_VALUES_FILES = 20;
    private static final int MAX_APPROVERS = 20;
    private static final int MAX_HTTP_CHECKS = 50;

    private FairwayFileReader() {}

    static FairwayFile read(String yaml) throws InvalidFairwayFileException {
        YamlMap root = YamlMap.of(compose(yaml), "the file", "application", "image", "chart", "environments", "checks");
        return new FairwayFile(
                root.required("application", Scalar::application),
                root.optional("image", FairwayFileReader::image, Image.DEFAULT),
                root.optional("chart", FairwayFileReader::chart, Chart.DEFAULT),
                root.required("environments", FairwayFileReader::environments),
                root.optional("checks", FairwayFileReader::checks, Checks.DEFAULT));
    }

    private static Node compose(String yaml) throws InvalidFairwayFileException {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new InvalidFairwayFileException(
                    0, 0, "it has " + yaml.length() + " characters, at most " + MAX_CHARACTERS + " are allowed");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(10);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (root == null) {
                throw new InvalidFairwayFileException(
                        1, 1, "it is empty: at least 'application' and 'environments' are needed");
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String problem = "not valid YAML: " + e.getProblem();
            throw mark == null
                    ? new InvalidFairwayFileException(0, 0, problem)
                    : new InvalidFairwayFileException(mark.getLine() + 1, mark.getColumn() + 1, problem);
        } catch (YAMLException e) {
            throw new InvalidFairwayFileException(0, 0, "not valid YAML: " + e.getMessage());
        }
    }

    private static Image image(Node node) throws InvalidFairwayFileException {
        YamlMap map = YamlMap.of(node, "image", "dockerfile", "context", "target");
        return new Image(
                map.optional("dockerfile", Scalar::file, Image.DEFAULT.dockerfile()),
                map.optional("context", Scalar::directory, Image.DEFAULT.context()),
                map.nullable("target", Scalar::stage));
    }

    private static Chart chart(Node node) throws InvalidFairwayFileException {
        YamlMap map = YamlMap.of(node, "chart", "path", "imageValues");
        return new Chart(
                map.optional("path", Scalar::file, Chart.DEFAULT.path()),
                map.optional("imageValues", Scalar::valuesPath, Chart.DEFAULT.imageValues()));
    }

    private static List<Environment> environments(Node node) throws InvalidFairwayFileException {
        List<Node> items = YamlMap.items(node, "environments", 1, MAX_ENVIRONMENTS);
        List<Environment> environments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : items) {
            YamlMap map = YamlMap.of(item, "an environment", "name", "values", "approval");
            String name = map.required("name", Scalar::environment);
            if (!names.add(name)) {
                throw YamlMap.invalid(item, "environment '" + name + "' is there twice");
            }
            environments.add(new Environment(
                    name,
                    map.optional("values", FairwayFileReader::valuesFiles, List.of()),
                    map.nullable("approval", FairwayFileReader::approval)));
        }
        return environments;
    }

    private static Approval approval(Node node) throws InvalidFairwayFileException {
        YamlMap map = YamlMap.of(node, "approval", "by", "count", "expires");
        List<String> by = map.optional("by", FairwayFileReader::approvers, List.of());
        return new Approval(
                by,
                map.optional("count", value -> count(value, by), 1),
                map.optional(
                        "expires",
                        value -> Scalar.duration(value, Duration.ofSeconds(1), Duration.ofDays(30)),
                        Approval.USUAL_TIME));
    }

    private static List<String> approvers(Node node) throws InvalidFairwayFileException {
        Set<String> approvers = new LinkedHashSet<>();
        for (Node item : YamlMap.items(node, "by", 1, MAX_APPROVERS)) {
            approvers.add(Scalar.approver(item));
        }
        return List.copyOf(approvers);
    }

    private static int count(Node node, List<String> by) throws InvalidFairwayFileException {
        int count = Scalar.integer(node, 1, MAX_APPROVERS);
        boolean namesAll = !by.isEmpty() && by.stream().noneMatch(name -> name.startsWith("group:"));
        if (namesAll && count > by.size()) {
            throw YamlMap.invalid(node, "'by' names " + by.size() + ", so " + count + " can never approve");
        }
        return count;
    }

    private static List<String> valuesFiles(Node node) throws InvalidFairwayFileException {
        List<String> files = new ArrayList<>();
        for (Node item : YamlMap.items(node, "values", 0, MAX_VALUES_FILES)) {
            files.add(Scalar.file(item));
        }
        return files;
    }

    private static Checks checks(Node node) throws InvalidFairwayFileException {
        YamlMap map = YamlMap.of(node, "checks", "deadline", "settle", "http");
        return new Checks(
                map.optional(
                        "deadline",
                        value -> Scalar.duration(value, Duration.ofSeconds(1), Duration.ofHours(1)),
                        Checks.DEFAULT.deadline()),
                map.optional(
                        "settle",
                        value -> Scalar.duration(value, Duration.ZERO, Duration.ofMinutes(10)),
                        Checks.DEFAULT.settle()),
                map.optional("http", FairwayFileReader::httpChecks, List.of()));
    }

    private static List<HttpCheck> httpChecks(Node node) throws InvalidFairwayFileException {
        List<HttpCheck> checks = new ArrayList<>();
        for (Node item : YamlMap.items(node, "http", 0, MAX_HTTP_CHECKS)) {
            YamlMap map = YamlMap.of(item, "an http check", "workload", "port", "path", "status");
            checks.add(new HttpCheck(
                    map.required("workload", Scalar::objectName),
                    map.required("port", value -> Scalar.integer(value, 1, 65_535)),
                    map.required("path", Scalar::urlPath),
                    map.optional("status", value -> Scalar.integer(value, 100, 599), 200)));
        }
        return checks;
    }

    /** Reads one value of a mapping. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Node node) throws InvalidFairwayFileException;
    }

    /** The key of {@code known} that somebody who wrote {@code unknown} most likely meant; null if none is near. */
    static @Nullable String suggestion(String unknown, List<String> known) {
        String best = null;
        int bestDistance = Math.max(2, unknown.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(unknown, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein distance, ignoring ASCII case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int cost = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }
        return row[right.length()];
    }
}
