package io.fairway.build.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.fairway.events.ShortText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in the body of a webhook. What the formats of all git servers have in common: each field is asked for by its
 * type and within limits, and what people wrote comes out as one line without control characters.
 */
final class Payload {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REF = "refs/";
    private static final String BRANCH = "refs/heads/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final String NO_COMMIT = "0".repeat(40);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9{}_-]{1,100}");
    private static final int MAX_REF = 255;
    private static final int MAX_NAME = 2000;
    private static final int MAX_LINE = 200;
    private static final int MAX_URL = 2000;
    private static final String FORM = "payload=";

    private final JsonNode node;

    private Payload(JsonNode node) {
        this.node = node;
    }

    static Payload of(byte[] body) throws MalformedException {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isObject()) {
                return new Payload(root);
            }
        } catch (IOException _) {
            throw new MalformedException(
                    new String(body, 0, Math.min(body.length, FORM.length()), StandardCharsets.UTF_8).equals(FORM)
                            ? "the body is a form: set the content type of the webhook to application/json"
                            : "the body is not JSON");
        }
        throw new MalformedException("the body is not a JSON object");
    }

    /** The branch that {@code ref} names; empty if it names a tag or something else that is not built. */
    Optional<String> branch() throws MalformedException {
        String ref = text("ref", MAX_REF);
        if (!ref.startsWith(REF) || CONTROL.matcher(ref).find()) {
            throw new MalformedException("'ref' is not the full name of a branch or tag");
        }
        if (!ref.startsWith(BRANCH)) {
            return Optional.empty();
        }
        String branch = ref.substring(BRANCH.length());
        if (branch.isEmpty()) {
            throw new MalformedException("'ref' does not name a branch");
        }
        return Optional.of(branch);
    }

    WebhookEvent.Ignored otherRef() throws MalformedException {
        return new WebhookEvent.Ignored("only pushes to branches are built, not to " + line(text("ref", MAX_REF)));
    }

    static WebhookEvent.Ignored deleted(String branch) {
        return new WebhookEvent.Ignored("branch " + branch + " was deleted");
    }

    /** As {@link #commit}; null is another way to say that there is none. */
    Optional<String> commitOrNull(String field) throws MalformedException {
        return node.path(field).isNull() ? Optional.empty() : commit(field);
    }

    /** A commit id; empty if it consists of zeros, as in the push that deletes a branch. */
    Optional<String> commit(String field) throws MalformedException {
        String commit = text(field, NO_COMMIT.length());
        if (!COMMIT.matcher(commit).matches()) {
            throw new MalformedException("'" + field + "' is not a commit id of 40 hexadecimal digits");
        }
        return commit.equals(NO_COMMIT) ? Optional.empty() : Optional.of(commit);
    }

    String url(String field) throws MalformedException {
        return text(field, MAX_URL);
    }

    /** What the git server calls something whatever its name is: a number, or a short text; null if it says neither. */
    @Nullable
    String id() {
        JsonNode id = node.path("id");
        String text = id.isIntegralNumber() || id.isTextual() ? id.asText() : "";
        return ID.matcher(text).matches() ? text : null;
    }

    /** The name of somebody, on one line. */
    String name(String field) throws MalformedException {
        return line(text(field, MAX_NAME));
    }

    Optional<String> nameIfAny(String field) throws MalformedException {
        return isAbsent(field) ? Optional.empty() : Optional.of(name(field));
    }

    /** The first line of a text, shortened. */
    String firstLine(String field) throws MalformedException {
        return line(string(field).lines().findFirst().orElse("").strip());
    }

    Payload object(String field) throws MalformedException {
        JsonNode object = node.path(field);
        if (!object.isObject()) {
            throw new MalformedException("'" + field + "' must be an object, but is " + kind(object));
        }
        return new Payload(object);
    }

    Optional<Payload> objectIfAny(String field) throws MalformedException {
        return isAbsent(field) ? Optional.empty() : Optional.of(object(field));
    }

    List<Payload> objects(String field) throws MalformedException {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw new MalformedException("'" + field + "' must be a list, but is " + kind(array));
        }
        List<Payload> objects = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isObject()) {
                throw new MalformedException("'" + field + "' must hold objects, but has " + kind(element));
            }
            objects.add(new Payload(element));
        }
        return objects;
    }

    boolean flag(String field) throws MalformedException {
        JsonNode flag = node.path(field);
        if (flag.isMissingNode()) {
            return false;
        }
        if (!flag.isBoolean()) {
            throw new MalformedException("'" + field + "' must be true or false, but is " + kind(flag));
        }
        return flag.booleanValue();
    }

    private boolean isAbsent(String field) {
        return node.path(field).isMissingNode() || node.path(field).isNull();
    }

    private String text(String field, int max) throws MalformedException {
        String text = string(field);
        if (text.isBlank() || text.length() > max) {
            throw new MalformedException("'" + field + "' must have 1 to " + max + " characters");
        }
        return text;
    }

    private String string(String field) throws MalformedException {
        JsonNode text = node.path(field);
        if (!text.isTextual()) {
            throw new MalformedException("'" + field + "' must be a string, but is " + kind(text));
        }
        return text.textValue();
    }

    private static String kind(JsonNode node) {
        return node.getNodeType() == JsonNodeType.MISSING
                ? "missing"
                : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        return ShortText.of(CONTROL.matcher(text).replaceAll(" ").strip(), MAX_LINE);
    }
}
