package io.fairway.yaml;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a file, and where it is. What it must be is said by whoever reads it. */
public final class YamlValue {

    private static final int MAX_SHOWN = 60;
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})(ms|s|m|h)");

    private final Node node;

    YamlValue(Node node) {
        this.node = node;
    }

    /** 1-based. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** 1-based. */
    public int column() {
        return node.getStartMark().getColumn() + 1;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isNull() {
        return Tag.NULL.equals(node.getTag());
    }

    /**
     * A mapping of which all keys are known, each there at most once.
     *
     * @param what how messages call it, for example {@code an environment}
     */
    public YamlMap map(String what, String... known) throws InvalidYamlException {
        return map(what, List.of(known));
    }

    /** As {@link #map(String, String...)}. */
    public YamlMap map(String what, Collection<String> known) throws InvalidYamlException {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(what + " must be a mapping with the keys " + String.join(", ", known));
        }
        return YamlMap.of(this, mapping, what, known);
    }

    /** The items of a list that has {@code min} to {@code max} of them. */
    public List<YamlValue> items(String key, int min, int max) throws InvalidYamlException {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid("'" + key + "' must be a list");
        }
        int size = sequence.getValue().size();
        if (size < min || size > max) {
            throw invalid("'" + key + "' has " + size + " entries, allowed are " + min + " to " + max);
        }
        return sequence.getValue().stream().map(YamlValue::new).toList();
    }

    /** A single value as it is written, whatever YAML takes it for. */
    public String text() throws InvalidYamlException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid("a single value is needed here, not a list or a mapping");
    }

    /**
     * A single value of a certain form.
     *
     * @param expected what messages say that it must be
     */
    public String matching(Pattern pattern, int maxLength, String expected) throws InvalidYamlException {
        String text = text();
        if (text.length() > maxLength || !pattern.matcher(text).matches()) {
            throw invalid(expected + ", but it is '" + shown(text) + "'");
        }
        return text;
    }

    /**
     * One of several words.
     *
     * @param what how messages call it, for example {@code kind}
     */
    public String oneOf(String what, Collection<String> known) throws InvalidYamlException {
        String text = text();
        if (!known.contains(text)) {
            throw invalid("unknown " + what + " '" + shown(text) + "'" + hint(text, known));
        }
        return text;
    }

    /** A whole number with at most six digits. */
    public int integer(int min, int max) throws InvalidYamlException {
        String text = text();
        if (INTEGER.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw invalid("a whole number from " + min + " to " + max + " is needed, but it is '" + shown(text) + "'");
    }

    /** The smallest unit of a duration. */
    public enum Precision {
        SECONDS("s, m or h"),
        MILLISECONDS("ms, s, m or h");

        private final String units;

        Precision(String units) {
            this.units = units;
        }
    }

    /** A whole number with its unit, for example {@code 90s}. */
    public Duration duration(Precision precision, Duration min, Duration max) throws InvalidYamlException {
        String text = text();
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches() && (precision == Precision.MILLISECONDS || !"ms".equals(matcher.group(2)))) {
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
        throw invalid("a duration is a whole number with " + precision.units + ", from " + written(min) + " to "
                + written(max) + ", but it is '" + shown(text) + "'");
    }

    private static String written(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** That this value is wrong. */
    public InvalidYamlException invalid(String problem) {
        return StrictYaml.at(node.getStartMark(), problem);
    }

    /** How a message about an unknown word goes on. */
    static String hint(String word, Collection<String> known) {
        return NearestWord.to(word, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /** Untrusted text as it may appear in a message: short, and without control characters. */
    public static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        if (clean.length() <= MAX_SHOWN) {
            return clean;
        }
        boolean half = Character.isHighSurrogate(clean.charAt(MAX_SHOWN - 1));
        return clean.substring(0, half ? MAX_SHOWN - 1 : MAX_SHOWN) + "...";
    }
}
