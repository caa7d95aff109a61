package io.fairway.source;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The single values of {@code fairway.yaml} and what each may look like. */
final class Scalar {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern APPROVER = Pattern.compile("(group:)?[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern VALUES_PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*){0,9}");
    private static final Pattern PATH = Pattern.compile("[^/\\\\\\p{Cntrl}]+(/[^/\\\\\\p{Cntrl}]+)*");
    private static final Pattern URL_PATH = Pattern.compile("/[\\x21-\\x7e]*");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})(s|m|h)");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,6}");

    /** Helm allows 53 characters for a release, so that names made from it stay within 63. */
    private static final int MAX_APPLICATION = 53;

    private static final int MAX_SHOWN = 60;

    private Scalar() {}

    static String application(Node node) throws InvalidFairwayFileException {
        return dnsLabel(node, "application", MAX_APPLICATION);
    }

    static String environment(Node node) throws InvalidFairwayFileException {
        return dnsLabel(node, "name of an environment", 63);
    }

    private static String dnsLabel(Node node, String what, int max) throws InvalidFairwayFileException {
        return matching(
                node,
                DNS_LABEL,
                max,
                what + " must consist of lower case letters, digits and inner dashes, at most " + max + " characters");
    }

    static String objectName(Node node) throws InvalidFairwayFileException {
        return matching(node, OBJECT_NAME, 253, "workload must be the name of a Kubernetes object");
    }

    static String approver(Node node) throws InvalidFairwayFileException {
        return matching(node, APPROVER, 70, "'by' lists names of people, or group:NAME");
    }

    static String stage(Node node) throws InvalidFairwayFileException {
        return matching(node, STAGE, 128, "target must be the name or number of a stage in the Dockerfile");
    }

    static String valuesPath(Node node) throws InvalidFairwayFileException {
        return matching(
                node, VALUES_PATH, 200, "imageValues must be a dotted path in values.yaml, for example 'web.image'");
    }

    static String urlPath(Node node) throws InvalidFairwayFileException {
        return matching(node, URL_PATH, 1024, "path must start with / and hold neither spaces nor umlauts");
    }

    /** A path below some directory: relative, and without {@code .} and {@code ..}. */
    static String file(Node node) throws InvalidFairwayFileException {
        String message = "a path must be relative, with /, and must not contain '.' or '..' as a part";
        String path = matching(node, PATH, 500, message);
        for (String part : path.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                throw YamlMap.invalid(node, message + ", but it is '" + shown(path) + "'");
            }
        }
        return path;
    }

    /** As {@link #file}, or {@code .} for the root. */
    static String directory(Node node) throws InvalidFairwayFileException {
        return text(node).equals(".") ? "." : file(node);
    }

    static Duration duration(Node node, Duration min, Duration max) throws InvalidFairwayFileException {
        String text = text(node);
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "h" -> Duration.ofHours(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofSeconds(count);
                    };
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        }
        throw YamlMap.invalid(
                node,
                "a duration is a whole number with s, m or h, from " + min.toSeconds() + "s to " + max.toSeconds()
                        + "s, but it is '" + shown(text) + "'");
    }

    static int integer(Node node, int min, int max) throws InvalidFairwayFileException {
        String text = text(node);
        if (INTEGER.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw YamlMap.invalid(
                node, "a whole number from " + min + " to " + max + " is needed, but it is '" + shown(text) + "'");
    }

    private static String matching(Node node, Pattern pattern, int max, String message)
            throws InvalidFairwayFileException {
        String text = text(node);
        if (text.length() > max || !pattern.matcher(text).matches()) {
            throw YamlMap.invalid(node, message + ", but it is '" + shown(text) + "'");
        }
        return text;
    }

    private static String text(Node node) throws InvalidFairwayFileException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw YamlMap.invalid(node, "a single value is needed here, not a list or a mapping");
    }

    /** Untrusted text as it may appear in a message: short, and without control characters. */
    static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return clean.length() <= MAX_SHOWN ? clean : clean.substring(0, MAX_SHOWN) + "...";
    }
}
