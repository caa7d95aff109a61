package io.fairway.build.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.fairway.build.Push;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The body of GitHub's {@code push} webhook. */
sealed interface GitHubPush {

    /** A branch has a new tip. */
    record ToBranch(Push push) implements GitHubPush {}

    /** There is nothing to build in it. */
    record Ignored(String reason) implements GitHubPush {}

    /** Not what GitHub sends. */
    final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** How the parts of the body are read. */
    final class Reader {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final String REF = "refs/";
        private static final String BRANCH = "refs/heads/";
        private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
        private static final Pattern NO_COMMIT = Pattern.compile("0{40}");
        private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
        private static final int MAX_REF = 255;
        private static final int MAX_TEXT = 200;
        private static final int MAX_URL = 2000;

        private Reader() {}

        static GitHubPush read(byte[] body) throws MalformedException {
            JsonNode root = object(body);
            String ref = text(root, "ref", MAX_REF);
            String after = text(root, "after", 40);
            if (!COMMIT.matcher(after).matches()) {
                throw new MalformedException("'after' is not a commit id of 40 hexadecimal digits");
            }
            String cloneUrl = text(object(root, "repository"), "clone_url", MAX_URL);
            if (!ref.startsWith(REF) || CONTROL.matcher(ref).find()) {
                throw new MalformedException("'ref' is not the full name of a branch or tag");
            }
            if (!ref.startsWith(BRANCH)) {
                return new Ignored("only pushes to branches are built, not to " + line(ref));
            }
            String branch = ref.substring(BRANCH.length());
            if (branch.isEmpty()) {
                throw new MalformedException("'ref' does not name a branch");
            }
            if (flag(root, "deleted") || NO_COMMIT.matcher(after).matches()) {
                return new Ignored("branch " + branch + " was deleted");
            }
            JsonNode head = object(root, "head_commit");
            String author = text(object(head, "author"), "name", MAX_REF * 10);
            String message = string(head, "message");
            return new ToBranch(new Push(cloneUrl, branch, after, line(author), line(firstLine(message))));
        }

        private static JsonNode object(byte[] body) throws MalformedException {
            try {
                JsonNode root = JSON.readTree(body);
                if (root != null && root.isObject()) {
                    return root;
                }
            } catch (IOException _) {
                throw new MalformedException("the body is not JSON");
            }
            throw new MalformedException("the body is not a JSON object");
        }

        private static JsonNode object(JsonNode parent, String field) throws MalformedException {
            JsonNode node = parent.path(field);
            if (!node.isObject()) {
                throw new MalformedException("'" + field + "' must be an object, but is " + kind(node));
            }
            return node;
        }

        private static String text(JsonNode parent, String field, int max) throws MalformedException {
            String text = string(parent, field);
            if (text.isBlank() || text.length() > max) {
                throw new MalformedException("'" + field + "' must have 1 to " + max + " characters");
            }
            return text;
        }

        private static String string(JsonNode parent, String field) throws MalformedException {
            JsonNode node = parent.path(field);
            if (!node.isTextual()) {
                throw new MalformedException("'" + field + "' must be a string, but is " + kind(node));
            }
            return node.textValue();
        }

        private static boolean flag(JsonNode parent, String field) throws MalformedException {
            JsonNode node = parent.path(field);
            if (node.isMissingNode()) {
                return false;
            }
            if (!node.isBoolean()) {
                throw new MalformedException("'" + field + "' must be true or false, but is " + kind(node));
            }
            return node.booleanValue();
        }

        private static String kind(JsonNode node) {
            return node.getNodeType() == JsonNodeType.MISSING
                    ? "missing"
                    : node.getNodeType().name().toLowerCase(Locale.ROOT);
        }

        private static String firstLine(String message) {
            return message.lines().findFirst().orElse("").strip();
        }

        /** One line of at most 200 characters without control characters. */
        private static String line(String text) {
            String clean = CONTROL.matcher(text).replaceAll(" ").strip();
            return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT);
        }
    }
}
