package io.fairway.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a value without quotes is for Helm and kubectl. They share a YAML reader, <a
 * href="https://github.com/yaml/go-yaml/blob/v2/resolve.go">go-yaml 2</a>, whose rules are neither those of YAML 1.1 nor of 1.2:
 * {@code y} is true, {@code 1e3} a number, {@code 0o17} fifteen, {@code 1:30} and a date are texts.
 */
final class HelmScalars extends Resolver {

    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern INTEGER = Pattern.compile(
            "(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[oO]?(?<octal>[0-7]+)|0[bB](?<binary>[01]+)|(?<decimal>0|[1-9][0-9]*))");
    private static final Pattern REAL = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final int MAX_DIGITS = 100;

    /** Beyond, Go writes an exponent. */
    private static final double MAX_WHOLE = 1e21;

    private static final BigInteger MIN_INTEGER = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        if (kind != NodeId.scalar || !implicit) {
            return super.resolve(kind, value, implicit);
        }
        if (value.equals("<<")) {
            return Tag.MERGE;
        }
        return switch (value(value)) {
            case null -> Tag.NULL;
            case Boolean _ -> Tag.BOOL;
            case Double _ -> Tag.FLOAT;
            case Number _ -> Tag.INT;
            default -> Tag.STR;
        };
    }

    /** A text, a number (whole where it can be), a boolean or null. */
    static @Nullable Object value(Tag tag, String text) {
        if (tag.equals(Tag.BINARY)) {
            return binary(text);
        }
        boolean typed = tag.equals(Tag.NULL) || tag.equals(Tag.BOOL) || tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        return typed ? value(text) : text;
    }

    private static @Nullable Object value(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        Object number = text.length() > MAX_DIGITS ? null : number(text.replace("_", ""));
        return number == null ? text : number;
    }

    private static @Nullable Number number(String text) {
        Matcher integer = INTEGER.matcher(text);
        if (integer.matches()) {
            BigInteger whole = whole(integer);
            if (whole.compareTo(MIN_INTEGER) >= 0 && whole.compareTo(MAX_INTEGER) <= 0) {
                return small(whole);
            }
        }
        if (!REAL.matcher(text).matches()) {
            return null;
        }
        double real = Double.parseDouble(text);
        if (Double.isInfinite(real)) {
            return null;
        }
        return real == Math.rint(real) && Math.abs(real) < MAX_WHOLE
                ? small(new BigDecimal(real).toBigInteger())
                : Double.valueOf(real);
    }

    /** In the smallest type that holds it, as readers of JSON do: equal numbers are equal then. */
    private static Number small(BigInteger whole) {
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    private static BigInteger whole(Matcher integer) {
        String sign = integer.group("sign");
        if (integer.group("hex") != null) {
            return new BigInteger(sign + integer.group("hex"), 16);
        }
        if (integer.group("octal") != null) {
            return new BigInteger(sign + integer.group("octal"), 8);
        }
        if (integer.group("binary") != null) {
            return new BigInteger(sign + integer.group("binary"), 2);
        }
        return new BigInteger(sign + integer.group("decimal"));
    }

    private static String binary(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
