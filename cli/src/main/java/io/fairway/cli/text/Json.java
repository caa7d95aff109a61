package io.fairway.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON: a map, a list, a string, a number, a boolean, or nothing. What is asked for and is not there is empty, so
 * that an answer of another version of the server is shown as far as it goes.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(4_000_000)
                    .build())
            .build();
    private static final Json NOTHING = new Json(null);

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException if it is not JSON */
    public static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return new Json(read(parser));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** A map with these strings; a null is left out. */
    public static Json of(Map<String, @Nullable String> fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.forEach((name, text) -> {
            if (text != null) {
                map.put(name, text);
            }
        });
        return new Json(map);
    }

    public static Json list(List<Json> elements) {
        List<@Nullable Object> values = new ArrayList<>();
        elements.forEach(element -> values.add(element.value));
        return new Json(values);
    }

    public Json get(String name) {
        return value instanceof Map<?, ?> map ? new Json(map.get(name)) : NOTHING;
    }

    /** A copy of this map with one more string. */
    public Json with(String name, String text) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(name, text);
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((field, content) -> map.put(String.valueOf(field), content));
        }
        return new Json(map);
    }

    /** The text of a field; empty if there is none. */
    public String text(String name) {
        return get(name).text();
    }

    /** A string as it is, a number or a boolean in words, anything else empty. */
    public String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    public long number(String name) {
        return get(name).value instanceof Number number ? number.longValue() : 0;
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(get(name).value);
    }

    public boolean isNothing() {
        return value == null;
    }

    /** The elements of a list field; empty if there is none. */
    public List<Json> list(String name) {
        return get(name).elements();
    }

    /** Its elements; empty if it is no list. */
    public List<Json> elements() {
        return value instanceof List<?> list
                ? list.stream().map(element -> new Json(element)).toList()
                : List.of();
    }

    /** The strings of a list field. */
    public List<String> texts(String name) {
        return list(name).stream().map(Json::text).toList();
    }

    Optional<Map<String, Json>> fields() {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), new Json(field)));
        return Optional.of(fields);
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isString() {
        return value instanceof String;
    }

    /** On one line. */
    @Override
    public String toString() {
        return written(false);
    }

    /** A string in JSON, which is YAML too. */
    static String quoted(String text) {
        return new Json(text).toString();
    }

    /** With line breaks and two spaces of indentation. */
    public String pretty() {
        return written(true);
    }

    private String written(boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
                printer.indentObjectsWith(indenter);
                printer.indentArraysWith(indenter);
                generator.setPrettyPrinter(printer);
            }
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> null;
        };
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    generator.writeFieldName(String.valueOf(entry.getKey()));
                    write(generator, entry.getValue());
                }
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                for (Object element : list) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case Boolean bool -> generator.writeBoolean(bool);
            case Number number -> generator.writeNumber(number.toString());
            default -> generator.writeString(value.toString());
        }
    }
}
