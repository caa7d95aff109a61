package io.fairway.notification.file;

import io.fairway.notification.AddressPolicy;
import io.fairway.notification.Fact;
import io.fairway.notification.Rule;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.work.RetryPolicy;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * From YAML text to sinks. It reads the tree of nodes, not objects: nodes know their place in the file, and no tag in the
 * text can make an object.
 */
final class SinksFileReader {

    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_SINKS = 50;
    private static final int MAX_RULES = 50;
    private static final int MAX_GLOBS = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern GLOB = Pattern.compile("[a-z0-9*?.-]{1,63}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})(ms|s|m|h)");

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final RetryPolicy RETRY = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 20);

    private static final List<String> COMMON =
            List.of("name", "kind", "rules", "template", "from", "allowPrivate", "deadline", "retry", "whenUnclear");

    private final Path directory;

    /** @param directory the one of the file: other files are named from there */
    SinksFileReader(Path directory) {
        this.directory = directory;
    }

    /** A sink, and where in the file it is. */
    record Entry(SinkSpec spec, int line, int column) {}

    List<Entry> read(String yaml) throws InvalidSinksFileException {
        YamlMap root = YamlMap.of(compose(yaml), "the file", Set.of("sinks"));
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : root.required("sinks", node -> YamlMap.items(node, "sinks", 0, MAX_SINKS))) {
            SinkSpec spec = sink(item);
            if (!names.add(spec.name())) {
                throw YamlMap.invalid(item, "sink '" + spec.name() + "' is there twice");
            }
            entries.add(new Entry(
                    spec, item.getStartMark().getLine() + 1, item.getStartMark().getColumn() + 1));
        }
        return entries;
    }

    private static Node compose(String yaml) throws InvalidSinksFileException {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new InvalidSinksFileException(
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
                throw new InvalidSinksFileException(1, 1, "it is empty: write 'sinks: []' if nobody shall be told");
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String problem = "not valid YAML: " + e.getProblem();
            throw mark == null
                    ? new InvalidSinksFileException(0, 0, problem)
                    : new InvalidSinksFileException(mark.getLine() + 1, mark.getColumn() + 1, problem);
        } catch (YAMLException e) {
            throw new InvalidSinksFileException(0, 0, "not valid YAML: " + e.getMessage());
        }
    }

    private SinkSpec sink(Node node) throws InvalidSinksFileException {
        Set<String> anyKey = new LinkedHashSet<>(COMMON);
        SettingsReader.ALL.values().forEach(kind -> anyKey.addAll(kind.keys()));
        SettingsReader kind = YamlMap.of(node, "a sink", anyKey).required("kind", SinksFileReader::kind);
        Set<String> keys = new LinkedHashSet<>(COMMON);
        keys.addAll(kind.keys());
        YamlMap map = YamlMap.of(node, "a sink of kind " + kind.name(), keys);
        return new SinkSpec(
                map.required("name", SinksFileReader::name),
                kind.read(map, directory),
                map.optional("rules", SinksFileReader::rules, List.of(Rule.EVERYTHING)),
                map.nullable("template", this::template),
                map.optional("from", SinksFileReader::beginning, false),
                map.optional("allowPrivate", SinksFileReader::addresses, AddressPolicy.PUBLIC_ONLY),
                map.optional(
                        "deadline", value -> duration(value, Duration.ofSeconds(1), Duration.ofMinutes(1)), DEADLINE),
                map.optional("retry", SinksFileReader::retry, RETRY),
                map.optional("whenUnclear", SinksFileReader::whenUnclear, WhenUnclear.REPEAT));
    }

    private static SettingsReader kind(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        SettingsReader kind = SettingsReader.ALL.get(text);
        if (kind == null) {
            throw YamlMap.invalid(
                    node,
                    "unknown kind '" + YamlMap.shown(text) + "'; known are "
                            + String.join(", ", SettingsReader.ALL.keySet()));
        }
        return kind;
    }

    private static String name(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        if (!NAME.matcher(text).matches()) {
            throw YamlMap.invalid(
                    node,
                    "a name consists of lower case letters, digits and inner dashes, at most 63 characters, but it is '"
                            + YamlMap.shown(text) + "'");
        }
        return text;
    }

    private static List<Rule> rules(Node node) throws InvalidSinksFileException {
        List<Rule> rules = new ArrayList<>();
        for (Node item : YamlMap.items(node, "rules", 1, MAX_RULES)) {
            YamlMap map =
                    YamlMap.of(item, "a rule", new LinkedHashSet<>(List.of("applications", "environments", "facts")));
            rules.add(new Rule(
                    map.optional("applications", value -> globs(value, "applications"), List.of()),
                    map.optional("environments", value -> globs(value, "environments"), List.of()),
                    map.optional("facts", SinksFileReader::facts, Set.of())));
        }
        return rules;
    }

    private static List<String> globs(Node node, String what) throws InvalidSinksFileException {
        List<String> globs = new ArrayList<>();
        for (Node item : YamlMap.items(node, what, 1, MAX_GLOBS)) {
            String glob = YamlMap.text(item);
            if (!GLOB.matcher(glob).matches()) {
                throw YamlMap.invalid(
                        item,
                        "a name or a pattern with * and ? is needed, of lower case letters, digits and dashes, but it is '"
                                + YamlMap.shown(glob) + "'");
            }
            globs.add(glob);
        }
        return globs;
    }

    private static Set<Fact> facts(Node node) throws InvalidSinksFileException {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (Node item : YamlMap.items(node, "facts", 1, Fact.values().length)) {
            String text = YamlMap.text(item);
            facts.add(Fact.of(text)
                    .orElseThrow(() -> YamlMap.invalid(
                            item,
                            "unknown fact '" + YamlMap.shown(text) + "'; known are "
                                    + String.join(", ", Fact.keys()))));
        }
        return facts;
    }

    private Path template(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        if (text.isBlank()) {
            throw YamlMap.invalid(node, "'template' is the path of a file");
        }
        return directory.resolve(text);
    }

    private static boolean beginning(Node node) throws InvalidSinksFileException {
        return switch (YamlMap.text(node)) {
            case "beginning" -> true;
            case "now" -> false;
            default -> throw YamlMap.invalid(node, "'from' is 'now' or 'beginning'");
        };
    }

    private static AddressPolicy addresses(Node node) throws InvalidSinksFileException {
        if (!(node instanceof SequenceNode)) {
            return switch (YamlMap.text(node)) {
                case "true" -> new AddressPolicy(true, List.of());
                case "false" -> AddressPolicy.PUBLIC_ONLY;
                default ->
                    throw YamlMap.invalid(node, "'allowPrivate' is true, false, or a list of networks as 10.0.0.0/8");
            };
        }
        List<AddressPolicy.Network> networks = new ArrayList<>();
        for (Node item : YamlMap.items(node, "allowPrivate", 1, MAX_GLOBS)) {
            try {
                networks.add(AddressPolicy.Network.parse(YamlMap.text(item)));
            } catch (IllegalArgumentException e) {
                throw YamlMap.invalid(
                        item,
                        "a network is needed, as 10.0.0.0/8, but it is '" + YamlMap.shown(YamlMap.text(item)) + "'");
            }
        }
        return new AddressPolicy(false, networks);
    }

    private static RetryPolicy retry(Node node) throws InvalidSinksFileException {
        YamlMap map = YamlMap.of(node, "retry", new LinkedHashSet<>(List.of("first", "factor", "max", "attempts")));
        Duration shortest = Duration.ofMillis(10);
        Duration longest = Duration.ofHours(24);
        try {
            return new RetryPolicy(
                    map.optional("first", value -> duration(value, shortest, longest), RETRY.first()),
                    map.optional("factor", value -> integer(value, 1, 10), (int) RETRY.factor()),
                    map.optional("max", value -> duration(value, shortest, longest), RETRY.max()),
                    map.optional("attempts", value -> integer(value, 1, 1000), RETRY.attempts()));
        } catch (IllegalArgumentException e) {
            throw map.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static WhenUnclear whenUnclear(Node node) throws InvalidSinksFileException {
        return switch (YamlMap.text(node)) {
            case "repeat" -> WhenUnclear.REPEAT;
            case "give-up" -> WhenUnclear.GIVE_UP;
            default -> throw YamlMap.invalid(node, "'whenUnclear' is 'repeat' or 'give-up'");
        };
    }

    static int integer(Node node, int min, int max) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw YamlMap.invalid(
                node,
                "a whole number from " + min + " to " + max + " is needed, but it is '" + YamlMap.shown(text) + "'");
    }

    private static Duration duration(Node node, Duration min, Duration max) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        var matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "h" -> Duration.ofHours(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "s" -> Duration.ofSeconds(count);
                        default -> Duration.ofMillis(count);
                    };
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        }
        throw YamlMap.invalid(
                node,
                "a duration is a whole number with ms, s, m or h, from " + min + " to " + max + ", but it is '"
                        + YamlMap.shown(text) + "'");
    }
}
