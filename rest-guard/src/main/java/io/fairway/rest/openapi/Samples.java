package io.fairway.rest.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Example values for schemas. All of them are about the same thing: a release of the application {@code cart}. A field has the same
 * value wherever it occurs.
 */
final class Samples {

    private static final int MAX_DEPTH = 8;
    private static final String COMMIT = "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c";
    private static final String DIGEST = "sha256:3160c713395d8a0f3c1b5c7f0a3e8f1d2c4b6a79880716253443526170897a6b";

    /** Of the words that a field may have, those that an ordinary release has. */
    private static final List<String> USUAL =
            List.of("VERIFIED", "PASSED", "IMAGE_PUSHED", "CHANGED", "CHANGE", "DELIVERED", "APPROVE");

    /** What an ordinary release does not have. */
    private static final Set<String> UNUSUAL =
            Set.of("failureReason", "failureMessage", "rollsBack", "restores", "differences", "paused");

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("application", "cart"),
            Map.entry("name", "cart"),
            Map.entry("environment", "staging"),
            Map.entry("namespace", "cart-staging"),
            Map.entry("repository", "https://git.example/acme/cart.git"),
            Map.entry("cloneUrl", "https://git.example/acme/cart.git"),
            Map.entry("branch", "main"),
            Map.entry("branches", "main"),
            Map.entry("commit", COMMIT),
            Map.entry("author", "Ada Example"),
            Map.entry("by", "ada"),
            Map.entry("actor", "ada"),
            Map.entry("summary", "Keep the cart for a week"),
            Map.entry("reason", "too slow since the last release"),
            Map.entry("message", "Deployment/cart: 2 of 2 pods are ready"),
            Map.entry("chartVersion", "1.0.3"),
            Map.entry("version", "1.0.3"),
            Map.entry("tag", "main-68b1f57"),
            Map.entry("digest", DIGEST),
            Map.entry("imageDigest", DIGEST),
            Map.entry("contentDigest", DIGEST),
            Map.entry("image", "registry.example/cart@" + DIGEST),
            Map.entry("kind", "Deployment"),
            Map.entry("apiVersion", "apps/v1"),
            Map.entry("workload", "cart"),
            Map.entry("pod", "cart-579f868c-l2spr"),
            Map.entry("container", "cart"),
            Map.entry("unit", "pods"),
            Map.entry("check", "rollout"),
            Map.entry("type", "ReleaseVerified"),
            Map.entry("what", "verified revision 3 of cart in staging"),
            Map.entry("why", "2 of 2 pods are ready"),
            Map.entry("detail", "revision 3, 3 checks"),
            Map.entry("lines", "@@ -1 +1 @@\n-replicas: 1\n+replicas: 2\n"),
            Map.entry("of", COMMIT),
            Map.entry("revision", 3),
            Map.entry("attempt", 1),
            Map.entry("attempts", 1),
            Map.entry("sequence", 7),
            Map.entry("limit", 50),
            Map.entry("count", 1),
            Map.entry("file", "cart-1.0.3.tgz"),
            Map.entry("log", "https://fairway.example/builds/01a205e1-65ae-7013-aace-b0e43ba8617b/log"));

    private final Map<String, Schema> schemas;

    Samples(@Nullable Map<String, Schema> schemas) {
        this.schemas = schemas == null ? Map.of() : schemas;
    }

    Object of(Schema schema) {
        return of("", schema, 0);
    }

    Object of(String name, Schema schema) {
        return of(name, schema, 0);
    }

    private Object of(String name, Schema given, int depth) {
        Schema schema = resolved(given);
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().stream()
                    .filter(word -> USUAL.contains(String.valueOf(word)))
                    .findFirst()
                    .orElse(schema.getEnumeration().getFirst());
        }
        SchemaType type = type(schema);
        return switch (type) {
            case OBJECT -> depth > MAX_DEPTH ? Map.of() : object(schema, depth);
            case ARRAY ->
                schema.getItems() == null || depth > MAX_DEPTH
                        ? List.of()
                        : List.of(of(name, schema.getItems(), depth + 1));
            case INTEGER -> BY_NAME.get(name) instanceof Integer known ? known : 1200;
            case NUMBER -> BY_NAME.get(name) instanceof Integer known ? known : 0.5;
            case BOOLEAN -> true;
            case STRING, NULL -> string(name, schema.getFormat());
        };
    }

    private Map<String, Object> object(Schema schema, int depth) {
        Map<String, Object> sample = new LinkedHashMap<>();
        for (Schema part : schema.getAllOf() == null ? List.<Schema>of() : schema.getAllOf()) {
            if (of("", part, depth + 1) instanceof Map<?, ?> fields) {
                fields.forEach((field, value) -> sample.put(String.valueOf(field), value));
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((field, of) -> {
                if (!UNUSUAL.contains(field)) {
                    sample.put(field, of(field, of, depth + 1));
                }
            });
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            sample.put("key", of("", schema.getAdditionalPropertiesSchema(), depth + 1));
        }
        return sample;
    }

    private static Object string(String name, @Nullable String format) {
        if ("uuid".equals(format) || name.equals("id") || name.endsWith("Id")) {
            return switch (name) {
                case "changeId" -> "01a205e0-7f3c-7b1e-9d2a-5c6b7a8f9e01";
                case "buildId" -> "01a205e0-8a10-7c44-8e21-7f1a2b3c4d5e";
                default -> "01a205e1-65ae-7013-aace-b0e43ba8617b";
            };
        }
        if ("date-time".equals(format)) {
            return "2026-11-23T20:15:30Z";
        }
        if ("uri".equals(format)) {
            return "https://fairway.example/";
        }
        return BY_NAME.get(name) instanceof String known ? known : name.isEmpty() ? "text" : name;
    }

    private Schema resolved(Schema schema) {
        Schema found = schema;
        for (int i = 0; i < MAX_DEPTH && found.getRef() != null; i++) {
            Schema next = schemas.get(found.getRef().substring(found.getRef().lastIndexOf('/') + 1));
            if (next == null) {
                return found;
            }
            found = next;
        }
        if (found.getType() == null && found.getProperties() == null) {
            List<Schema> alternatives = new ArrayList<>();
            if (found.getAnyOf() != null) {
                alternatives.addAll(found.getAnyOf());
            }
            if (found.getOneOf() != null) {
                alternatives.addAll(found.getOneOf());
            }
            if (!alternatives.isEmpty()) {
                return resolved(alternatives.getFirst());
            }
        }
        return found;
    }

    private static SchemaType type(Schema schema) {
        if (schema.getType() == null || schema.getType().isEmpty()) {
            return schema.getProperties() != null || schema.getAllOf() != null ? SchemaType.OBJECT : SchemaType.STRING;
        }
        return schema.getType().stream()
                .filter(type -> type != SchemaType.NULL)
                .findFirst()
                .orElse(SchemaType.STRING);
    }
}
