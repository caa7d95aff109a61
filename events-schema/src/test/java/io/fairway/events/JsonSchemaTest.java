package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas say of each event what its record says: names, types, what is required, constants, at any depth. */
class JsonSchemaTest {

    static Stream<Class<? extends Record>> events() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void schema_isThatOfTheRecord(Class<? extends Record> event) {
        assertDescribes(event.getSimpleName() + ".v1.json", event);
    }

    private static void assertDescribes(String path, Class<?> type) {
        JsonNode schema = Published.schema(path);
        assertThat(schema.path("$id").asText()).isEqualTo(Published.SCHEMA_ID + path);
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText()).isEqualTo(type.getSimpleName());
        assertThat(schema.path("description").asText()).as(path).isNotBlank();
        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.has("additionalProperties")).as("fields may be added").isFalse();

        List<RecordComponent> components = List.of(type.getRecordComponents());
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .as("properties of %s", path)
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(texts(schema.path("required")))
                .as("required by %s", path)
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            String name = type.getSimpleName() + "." + component.getName();
            JsonNode property = schema.path("properties").path(component.getName());
            assertThat(property.path("description").asText())
                    .as("description of %s", name)
                    .isNotBlank();
            assertIsOfType(path, name, property, component.getGenericType());
        }
    }

    private static void assertIsOfType(String path, String name, JsonNode schema, Type type) {
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(name).isEqualTo(List.class);
            assertThat(schema.path("type").asText()).as(name).isEqualTo("array");
            assertIsOfType(path, name + "[]", schema.path("items"), list.getActualTypeArguments()[0]);
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            String reference = schema.path("$ref").asText();
            assertThat(reference).as(name).endsWith(raw.getSimpleName() + ".v1.json");
            assertDescribes(path.startsWith("type/") ? "type/" + reference : reference, raw);
        } else if (raw.isEnum()) {
            assertThat(texts(schema.path("enum")))
                    .as(name)
                    .containsExactlyElementsOf(Arrays.stream(raw.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else {
            assertThat(schema.path("type").asText()).as(name).isEqualTo(jsonType(raw));
            assertThat(schema.path("format").asText()).as(name).matches(formatOf(raw));
        }
    }

    private static String jsonType(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String", "UUID", "Instant" -> "string";
            case "int", "long", "Integer", "Long" -> "integer";
            case "double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            default -> throw new AssertionError("no JSON type is agreed upon for " + type);
        };
    }

    private static String formatOf(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        }
        return type == Instant.class ? "date-time" : "|uri";
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
