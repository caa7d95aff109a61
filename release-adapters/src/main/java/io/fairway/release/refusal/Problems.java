package io.fairway.release.refusal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with an object: which field, and which rule. What the rule says is only told where it cannot quote a value. */
public final class Problems {

    private static final int MAX = 20;
    private static final String PATH = "([A-Za-z_$](?:[A-Za-z0-9_$.\\-/]|\\[[^\\]\\n]{1,253}\\]){0,500})";
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9_$.\\-/\\[\\]\"=,:@ ]");
    private static final Pattern KEY = Pattern.compile("[A-Za-z]{1,63}=(?:\"([A-Za-z0-9._/-]{1,253})\"|([0-9]{1,10}))");
    private static final Pattern RULE =
            Pattern.compile("(must be between [0-9.-]{1,20} and [0-9.-]{1,20}(?:, inclusive)?"
                    + "|must be (?:greater|less) than (?:or equal to )?[0-9.-]{1,20}"
                    + "|must be no more than [0-9]{1,9} (?:characters|bytes)"
                    + "|must be a valid [A-Za-z ]{1,60}"
                    + "|supported values: \"[A-Za-z0-9/._-]{0,80}\"(?:, \"[A-Za-z0-9/._-]{0,80}\"){0,30})$");
    private static final Pattern RFC = Pattern.compile(
            ": a (lowercase )?RFC [0-9]{4} (label|subdomain|label name)[^\"]{0,400}$|a lowercase RFC 1123"
                    + " (?:label|subdomain) must");

    /** What comes out of the conversion of an object, before any rule is asked; by what it looks like. */
    private static final Map<Pattern, Function<MatchResult, String>> CONVERSION = new LinkedHashMap<>();

    static {
        CONVERSION.put(
                Pattern.compile("\\." + PATH + ": duplicate entries for key \\[([^\\]\\n]{1,500})\\]"),
                found -> field(found.group(1)) + " has " + keys(found.group(2)) + " twice");
        CONVERSION.put(
                Pattern.compile("\\." + PATH + ": field not declared in schema"),
                found -> field(found.group(1)) + " is not known");
        CONVERSION.put(
                Pattern.compile("\\." + PATH + ": expected ([a-z]{1,20}), got"),
                found -> field(found.group(1)) + " is not a " + found.group(2));
        CONVERSION.put(
                Pattern.compile("\\." + PATH
                        + ": element [0-9]{1,6}: associative list with keys has an element that omits key"
                        + " field \"([A-Za-z]{1,63})\""),
                found -> field(found.group(1)) + " has an element without " + found.group(2));
        CONVERSION.put(
                Pattern.compile("unknown field \"" + PATH + "\""), found -> field(found.group(1)) + " is not known");
        CONVERSION.put(
                Pattern.compile("duplicate field \"" + PATH + "\""),
                found -> field(found.group(1)) + " is there twice");
        CONVERSION.put(
                Pattern.compile("cannot unmarshal (string|number|bool|object|array)[^\\n"
                        + "]{0,200}? into Go struct field [A-Za-z0-9]{0,100}\\."
                        + PATH + " of type"),
                found -> field(found.group(2)) + " is a " + found.group(1) + " where something else is wanted");
        CONVERSION.put(
                Pattern.compile("quantities must match the regular expression|unable to parse quantity's suffix"),
                found -> "a quantity, of CPU, memory or storage, is not written as one");
    }

    private Problems() {}

    /** Those that lie in the form of an object; empty if its form is not what is wrong. */
    public static List<String> ofForm(String said) {
        Set<String> problems = new LinkedHashSet<>();
        CONVERSION.forEach((pattern, words) ->
                pattern.matcher(said).results().limit(MAX).forEach(found -> problems.add(words.apply(found))));
        return problems.stream().limit(MAX).toList();
    }

    /** What a rule of the API says. */
    static String of(Answer.Cause cause) {
        return named(cause.field())
                + switch (cause.reason()) {
                    case "FieldValueRequired" -> " is missing";
                    case "FieldValueDuplicate" -> " is there twice";
                    case "FieldValueNotSupported" -> " has a value that is not supported" + rule(cause.message());
                    case "FieldValueInvalid" -> " has an invalid value" + rule(cause.message());
                    case "FieldValueForbidden" -> " is not allowed here";
                    case "FieldValueTooLong" -> " is too long";
                    case "FieldValueTooMany" -> " has too many entries";
                    case "FieldValueNotFound" -> " names something that does not exist";
                    case "FieldValueTypeInvalid" -> " is of the wrong type";
                    default -> " is refused";
                };
    }

    /** The rule is what ends the message, after the value. */
    private static String rule(String message) {
        Optional<String> rule = MissingThings.first(RULE, message);
        if (rule.isPresent()) {
            return ": " + rule.get();
        }
        return RFC.matcher(message).find() ? ": it must be a name as RFC 1123 has it" : "";
    }

    private static String named(String path) {
        return path.isEmpty() ? "it" : field(path);
    }

    static String field(String path) {
        String plain = STRANGE.matcher(path).replaceAll("?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }

    /** The names in {@code name="A",protocol="TCP"}. */
    private static String keys(String written) {
        List<String> keys = new ArrayList<>();
        KEY.matcher(written)
                .results()
                .forEach(found -> keys.add(found.group(1) == null ? found.group(2) : found.group(1)));
        return keys.isEmpty() ? "an entry" : keys.stream().collect(Collectors.joining("/"));
    }
}
