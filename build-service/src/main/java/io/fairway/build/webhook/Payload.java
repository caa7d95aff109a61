package io.fairway.build.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.fairway.events.ShortText;
import java.io.IOException;
import java.io.InputStream;
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

    private static final String NOBODY = "unknown";
    private static final String REF = "refs/";
    private static final String BRANCH = "refs/heads/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NO_COMMIT = Pattern.compile("0+");
    private static final int MAX_COMMIT = 64;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9{}_-]{1,100}");
    private static final int MAX_REF = 255;
    private static final int MAX_LINE = 200;
    private static final int MAX_URL = 2000;

    private final JsonNode node;

    private Payload(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads an object as it comes, and keeps of it only the fields that are asked for.
     *
     * @throws MalformedException if it is JSON, but not an object
     * @throws IOException if it is not JSON, or cannot be read
     */
    static Payload read(InputStream in) throws IOException, MalformedException {
        return new Payload(
                PayloadReader.read(in).orElseThrow(() -> new MalformedException("the body is not a JSON object")));
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
        String commit = text(field, MAX_COMMIT);
        if (!COMMIT.matcher(commit).matches()) {
            throw new MalformedException("'" + field + "' is not a commit id of 40 or 64 hexadecimal digits");
        }
        return NO_COMMIT.matcher(commit).matches() ? Optional.empty() : Optional.of(commit);
    }

    String url(String field) throws MalformedException {
        String url = text(field, MAX_URL);
        if (CONTROL.matcher(url).find()) {
            throw new MalformedException("'" + field + "' is not a URL");
        }
        return url;
    }

    /** What the git server calls something whatever its name is: a number, or a short text; null if it says neither. */
    @Nullable
    String id() {
        JsonNode id = node.path("id");
        String text = id.isIntegralNumber() || id.isTextual() ? id.asText() : "";
        return ID.matcher(text).matches() ? text : null;
    }

    /**
     * The first of these that names somebody, on one line. Not every git server insists on a name: git itself takes commits
     * without one.
     */
    static String somebody(Iterable<Optional<String>> names) {
        for (Optional<String> name : names) {
            if (name.isPresent()) {
                return name.get();
            }
        }
        return NOBODY;
    }

    /** The name of somebody, shortened; empty if it is absent or blank. */
    Optional<String> name(String field) throws MalformedException {
        return isAbsent(field)
                ? Optional.empty()
                : Optional.of(line(string(field))).filter(name -> !name.isBlank());
    }

    /** The same of somebody that an object describes. */
    Optional<String> name(String object, String field) throws MalformedException {
        Optional<Payload> described = objectIfAny(object);
        return described.isPresent() ? described.get().name(field) : Optional.empty();
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
