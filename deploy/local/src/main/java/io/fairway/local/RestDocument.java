package io.fairway.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service says of its REST interface (OpenAPI), and what is missing in it. For the tests of the services. */
public final class RestDocument {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]{2,60}");
    private static final Pattern NAMED = Pattern.compile("(GET|PUT|POST|DELETE|PATCH) (/[^\\s`?|,)]*)");
    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;

    /** @param json as the service serves it under {@code /q/openapi?format=json} */
    public RestDocument(String json) throws IOException {
        this.document = new ObjectMapper().readTree(json);
    }

    /** One line for each thing that an operation lacks: id, summary, example, error. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        if (!document.path("openapi").asText().startsWith("3.0.")) {
            gaps.add("the version is " + document.path("openapi") + ", which generators of clients do not know well");
        }
        operations().forEach((name, operation) -> {
            String id = operation.path("operationId").asText();
            if (!ID.matcher(id).matches()) {
                gaps.add(name + ": operationId '" + id + "'");
            }
            String other = ids.put(id, name);
            if (other != null) {
                gaps.add(name + ": operationId " + id + " is that of " + other + ", too");
            }
            if (operation.path("summary").asText().isBlank()) {
                gaps.add(name + ": no summary");
            }
            if (operation.has("requestBody")) {
                examples(name + " request", operation.path("requestBody").path("content"), gaps);
            }
            responses(name, operation, gaps);
        });
        return gaps;
    }

    /** The operations that a document for people does not name. */
    public Set<String> notNamedIn(Path reference) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        Matcher matcher = NAMED.matcher(Files.readString(reference));
        while (matcher.find()) {
            named.add(plain(matcher.group(1) + " " + matcher.group(2)));
        }
        Set<String> missing = new LinkedHashSet<>();
        operations().keySet().stream()
                .filter(operation -> !named.contains(plain(operation)))
                .forEach(missing::add);
        return missing;
    }

    private static String plain(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    if (VERBS.contains(operation.getKey())) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue());
                    }
                }));
        return operations;
    }

    private void responses(String name, JsonNode operation, List<String> gaps) {
        JsonNode responses = operation.path("responses");
        boolean good = false;
        var each = responses.fields();
        while (each.hasNext()) {
            var entry = each.next();
            JsonNode response = resolved(entry.getValue());
            if (entry.getKey().startsWith("2")) {
                good = true;
                if (!entry.getKey().equals("204")) {
                    examples(name + " response " + entry.getKey(), response.path("content"), gaps);
                }
            } else if (!hasExample(response.path("content").path(PROBLEM))) {
                gaps.add(name + ": error " + entry.getKey() + " has no " + PROBLEM + " with an example");
            }
        }
        if (!good) {
            gaps.add(name + ": no good answer");
        }
        boolean guarded = operation.has("security");
        Stream.of("401", "403", "409")
                .filter(status -> guarded && !responses.has(status))
                .forEach(status -> gaps.add(name + ": no error " + status));
        if (name.contains("{") && !responses.has("404")) {
            gaps.add(name + ": no error 404");
        }
        if ((operation.has("parameters") || operation.has("requestBody")) && !responses.has("400")) {
            gaps.add(name + ": no error 400");
        }
    }

    private static void examples(String where, JsonNode content, List<String> gaps) {
        if (content.isEmpty()) {
            gaps.add(where + ": no content");
        }
        content.fields().forEachRemaining(type -> {
            if (!hasExample(type.getValue())) {
                gaps.add(where + ": no example of " + type.getKey());
            }
            if (!type.getValue().has("schema")) {
                gaps.add(where + ": no schema of " + type.getKey());
            }
        });
    }

    private static boolean hasExample(JsonNode content) {
        return content.has("example") || content.has("examples");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
