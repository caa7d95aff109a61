package io.fairway.notification.file;

import io.fairway.notification.AddressPolicy;
import io.fairway.notification.EventKind;
import io.fairway.notification.Rule;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSettings;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.SinksFile;
import io.fairway.work.RetryPolicy;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.StrictYaml;
import io.fairway.yaml.YamlLimits;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import io.fairway.yaml.YamlValue.Precision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** From YAML text to sinks. */
final class SinksFileReader {

    private static final YamlLimits LIMITS = new YamlLimits(256 * 1024, 10);
    private static final int MAX_SINKS = 50;
    private static final int MAX_RULES = 50;
    private static final int MAX_GLOBS = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern GLOB = Pattern.compile("[a-z0-9*?.-]{1,63}");

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final RetryPolicy RETRY = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 20);

    private static final List<String> COMMON =
            List.of("name", "kind", "rules", "template", "from", "allowPrivate", "deadline", "retry", "whenUnclear");

    private final SinksFile file;
    private final Map<String, SinkKind<?>> kinds = new TreeMap<>();

    /** @param directory of the file: relative paths start there */
    SinksFileReader(Path directory, List<SinkKind<?>> kinds) {
        this.file = new SinksFile(directory);
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** A sink as the file describes it. */
    record Entry(SinkSpec spec, YamlValue place, Supplier<Sink> creator) {

        Sink create() throws InvalidYamlException {
            try {
                return creator.get();
            } catch (IllegalArgumentException e) {
                throw place.invalid("sink '" + spec.name() + "': " + e.getMessage());
            }
        }
    }

    List<Entry> read(String yaml) throws InvalidYamlException {
        YamlMap root = StrictYaml.parse(yaml, LIMITS, "it is empty: write 'sinks: []' to send nothing")
                .map("the file", "sinks");
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlValue item : root.required("sinks", value -> value.items("sinks", 0, MAX_SINKS))) {
            Entry entry = sink(item, kind(item));
            if (!names.add(entry.spec().name())) {
                throw item.invalid("sink '" + entry.spec().name() + "' is there twice");
            }
            entries.add(entry);
        }
        return entries;
    }

    private SinkKind<?> kind(YamlValue value) throws InvalidYamlException {
        Set<String> keys = new LinkedHashSet<>(COMMON);
        kinds.values().forEach(kind -> keys.addAll(kind.keys()));
        String name = value.map("a sink", keys).required("kind", given -> given.oneOf("kind", kinds.keySet()));
        return Objects.requireNonNull(kinds.get(name));
    }

    private <S extends SinkSettings> Entry sink(YamlValue value, SinkKind<S> kind) throws InvalidYamlException {
        Set<String> keys = new LinkedHashSet<>(COMMON);
        keys.addAll(kind.keys());
        YamlMap map = value.map("a sink of kind " + kind.name(), keys);
        String name = map.required("name", SinksFileReader::name);
        S settings = kind.read(map, file);
        SinkSpec spec = new SinkSpec(
                name,
                settings,
                map.optional("rules", SinksFileReader::rules, List.of(Rule.EVERYTHING)),
                map.nullable("template", this::template),
                map.optional("from", SinksFileReader::beginning, false),
                map.optional("allowPrivate", SinksFileReader::addresses, AddressPolicy.PUBLIC_ONLY),
                map.optional(
                        "deadline",
                        given -> given.duration(Precision.MILLISECONDS, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                        DEADLINE),
                map.optional("retry", SinksFileReader::retry, RETRY),
                map.optional("whenUnclear", SinksFileReader::whenUnclear, WhenUnclear.REPEAT));
        return new Entry(spec, value, () -> kind.create(spec, settings));
    }

    private static String name(YamlValue value) throws InvalidYamlException {
        return value.matching(
                NAME, 63, "a name consists of lower case letters, digits and inner dashes, at most 63 characters");
    }

    private static List<Rule> rules(YamlValue value) throws InvalidYamlException {
        List<Rule> rules = new ArrayList<>();
        for (YamlValue item : value.items("rules", 1, MAX_RULES)) {
            YamlMap map = item.map("a rule", "applications", "environments", "events", "facts");
            rules.add(new Rule(
                    map.optional("applications", given -> globs(given, "applications"), List.of()),
                    map.optional("environments", given -> globs(given, "environments"), List.of()),
                    events(map)));
        }
        return rules;
    }

    private static List<String> globs(YamlValue value, String key) throws InvalidYamlException {
        List<String> globs = new ArrayList<>();
        for (YamlValue item : value.items(key, 1, MAX_GLOBS)) {
            globs.add(item.matching(
                    GLOB, 63, "a name or a pattern with * and ? is needed, of lower case letters, digits and dashes"));
        }
        return globs;
    }

    /** {@code facts} is the first name of {@code events}, and stays readable. */
    private static Set<EventKind> events(YamlMap rule) throws InvalidYamlException {
        if (rule.has("events") && rule.has("facts")) {
            throw rule.invalid("'facts' is another name of 'events': write 'events' only");
        }
        String key = rule.has("facts") ? "facts" : "events";
        return rule.optional(key, value -> eventKinds(value, key), Set.of());
    }

    private static Set<EventKind> eventKinds(YamlValue value, String key) throws InvalidYamlException {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (YamlValue item : value.items(key, 1, EventKind.values().length)) {
            kinds.add(EventKind.of(item.oneOf("event", EventKind.keys())).orElseThrow());
        }
        return kinds;
    }

    private Path template(YamlValue value) throws InvalidYamlException {
        String text = value.text();
        if (text.isBlank()) {
            throw value.invalid("'template' is the path of a file");
        }
        return file.directory().resolve(text);
    }

    private static boolean beginning(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "beginning" -> true;
            case "now" -> false;
            default -> throw value.invalid("'from' is 'now' or 'beginning'");
        };
    }

    private static AddressPolicy addresses(YamlValue value) throws InvalidYamlException {
        if (!(value.isList())) {
            return switch (value.text()) {
                case "true" -> new AddressPolicy(true, List.of());
                case "false" -> AddressPolicy.PUBLIC_ONLY;
                default -> throw value.invalid("'allowPrivate' is true, false, or a list of networks as 10.0.0.0/8");
            };
        }
        List<AddressPolicy.Network> networks = new ArrayList<>();
        for (YamlValue item : value.items("allowPrivate", 1, MAX_GLOBS)) {
            try {
                networks.add(AddressPolicy.Network.parse(item.text()));
            } catch (IllegalArgumentException e) {
                throw item.invalid(
                        "a network is needed, as 10.0.0.0/8, but it is '" + YamlValue.shown(item.text()) + "'");
            }
        }
        return new AddressPolicy(false, networks);
    }

    private static RetryPolicy retry(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("retry", "first", "factor", "max", "attempts");
        Duration min = Duration.ofMillis(10);
        Duration max = Duration.ofHours(24);
        try {
            return new RetryPolicy(
                    map.optional("first", given -> given.duration(Precision.MILLISECONDS, min, max), RETRY.first()),
                    map.optional("factor", given -> given.integer(1, 10), (int) RETRY.factor()),
                    map.optional("max", given -> given.duration(Precision.MILLISECONDS, min, max), RETRY.max()),
                    map.optional("attempts", given -> given.integer(1, 1000), RETRY.attempts()));
        } catch (IllegalArgumentException e) {
            throw map.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static WhenUnclear whenUnclear(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "repeat" -> WhenUnclear.REPEAT;
            case "give-up" -> WhenUnclear.GIVE_UP;
            default -> throw value.invalid("'whenUnclear' is 'repeat' or 'give-up'");
        };
    }
}
