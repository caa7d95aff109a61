package io.fairway.build.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ShortText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Reads JSON as it comes, and keeps only the fields that any of the git servers is asked for. */
final class PayloadReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // strangers choose them
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength((int) WebhookBody.MAX_BYTES)
                    .build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is asked of any of the git servers. All else is skipped: a large push is large by the files that it names. */
    private static final Set<String> FIELDS = Set.of(
            "ref",
            "after",
            "checkout_sha",
            "deleted",
            "repository",
            "project",
            "clone_url",
            "git_http_url",
            "id",
            "head_commit",
            "commits",
            "message",
            "author",
            "pusher",
            "name",
            "username",
            "login",
            "user_name");

    private static final int MAX_DEPTH = 5;
    private static final int MAX_ELEMENTS = 2048;

    /** Of one text; longer than anything that is asked for may be. */
    private static final int MAX_KEPT = 4000;

    private PayloadReader() {}

    /**
     * The object; empty if it is JSON, but something else.
     *
     * @throws IOException if it is not JSON, or cannot be read
     */
    static Optional<ObjectNode> read(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.of(object(json, 1)) : Optional.empty();
        }
    }

    private static ObjectNode object(JsonParser json, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (FIELDS.contains(field)) {
                object.set(field, value(json, value, depth));
            } else {
                json.skipChildren();
            }
        }
        return object;
    }

    private static JsonNode value(JsonParser json, JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                if (depth < MAX_DEPTH) {
                    yield object(json, depth + 1);
                }
                json.skipChildren();
                yield NODES.objectNode();
            }
            case START_ARRAY -> array(json, depth);
            case VALUE_STRING -> NODES.textNode(ShortText.of(json.getText(), MAX_KEPT));
            case VALUE_NUMBER_INT -> NODES.numberNode(json.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(0.5);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new JsonParseException(json, "no value");
        };
    }

    private static ArrayNode array(JsonParser json, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                throw new JsonParseException(json, "the list does not end");
            }
            if (depth < MAX_DEPTH && array.size() < MAX_ELEMENTS) {
                array.add(value(json, token, depth + 1));
            } else {
                json.skipChildren();
            }
        }
        return array;
    }
}
