package io.fairway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what is secret in an object before anybody sees it: all values of Secrets, wherever they are nested, and what looks
 * like a password, token or key elsewhere. A hidden value becomes a short salted digest, so that equal values stay equal and
 * different ones different. Rather one value too many than one too few: whoever needs it has the repository.
 */
final class Masking {

    private static final Set<String> VALUES_OF_SECRETS = Set.of("data", "stringData");

    /** Custom resources whose data is secret or stands for it. */
    private static final Set<String> SECRET_FIELDS = Set.of("encryptedData", "secretData");

    private static final Set<String> COPIES_OF_OBJECTS = Set.of("kubectl.kubernetes.io/last-applied-configuration");

    private static final String WORDS =
            "passw(?:or)?d|passphrase|pwd|secret|token|api[-_.]?key|access[-_.]?key|private[-_.]?key|credentials?"
                    + "|connection[-_.]?string";
    private static final Pattern SECRET_NAME = Pattern.compile("(?:" + WORDS + ")$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "((?:" + WORDS + ")[\"']?[ \\t]*[:=][ \\t]*)([^\\s].*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern USER_INFO = Pattern.compile("(\\b[a-z][a-z0-9+.-]*://[^\\s:/@]*:)([^\\s/@]+)(?=@)");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(\\b(?:Bearer|Basic) )([A-Za-z0-9+/=_.~-]{8,})", Pattern.CASE_INSENSITIVE);
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";
    private static final int DIGITS = 8;

    private final String salt;
    private boolean hidden;

    private Masking(String salt) {
        this.salt = salt;
    }

    /**
     * An object without its secrets.
     *
     * @param hidden whether there were any
     */
    record Masked(JsonNode content, boolean hidden) {}

    /** @param salt nobody knows it, so that short or common values cannot be guessed from their digests */
    static Masked of(JsonNode content, String salt) {
        Masking masking = new Masking(salt);
        JsonNode copy = content.deepCopy();
        masking.visit(copy, "", false);
        return new Masked(copy, masking.hidden);
    }

    private void visit(JsonNode node, String path, boolean inSecret) {
        if (node instanceof ObjectNode object) {
            visitObject(object, path, inSecret);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TextNode text) {
                    array.set(i, inText(text.textValue(), path + i));
                } else {
                    visit(array.path(i), path + i + "/", inSecret);
                }
            }
        }
    }

    private void visitObject(ObjectNode object, String path, boolean inSecret) {
        // What makes Secrets, like a SealedSecret, has a template of one inside.
        boolean secret = inSecret
                || object.path("kind").asText("").toLowerCase(Locale.ROOT).endsWith("secret");
        // An element like {name: DB_PASSWORD, value: ...} has its name beside its value.
        boolean namedSecret =
                SECRET_NAME.matcher(object.path("name").asText("")).find();
        for (String field : names(object)) {
            JsonNode value = object.path(field);
            String where = path + field + "/";
            if ((secret && VALUES_OF_SECRETS.contains(field)) || SECRET_FIELDS.contains(field)) {
                object.set(field, hideAll(value, where));
            } else if (COPIES_OF_OBJECTS.contains(field)
                    || (value.isTextual() && SECRET_NAME.matcher(field).find())
                    || (namedSecret && field.equals("value"))) {
                object.set(field, hide(value, where));
            } else if (value instanceof TextNode text) {
                object.set(field, inText(text.textValue(), where));
            } else {
                visit(value, where, secret);
            }
        }
    }

    /** Keys stay visible, values do not. */
    private JsonNode hideAll(JsonNode values, String path) {
        if (values instanceof ObjectNode fields) {
            for (String key : names(fields)) {
                fields.set(key, hideAll(fields.path(key), path + key + "/"));
            }
            return fields;
        }
        return hide(values, path);
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode hide(JsonNode value, String path) {
        return value.isNull()
                ? value
                : TextNode.valueOf(digest(path, value.isTextual() ? value.asText() : value.toString()));
    }

    private JsonNode inText(String text, String path) {
        if (text.contains(PRIVATE_KEY)) {
            return TextNode.valueOf(digest(path, text));
        }
        String masked = text;
        for (Pattern pattern : List.of(USER_INFO, AUTHORIZATION, ASSIGNMENT)) {
            masked = pattern.matcher(masked)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(found.group(1) + digest(path + found.group(1), found.group(2))));
        }
        return TextNode.valueOf(masked);
    }

    private String digest(String path, String value) {
        hidden = true;
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(salt, path, value)) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return "(hidden " + HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
