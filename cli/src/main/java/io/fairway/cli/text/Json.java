package io.fairway.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. A field that is not there is empty, so that the answer of another version of the server is shown as far as it
 * goes.
 *
 * @param value a map, a list, a string, a number, a boolean, or null
 */
public record Json(@Nullable Object value) {

    private static final JSON JACKSON = JSON.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(4_000_000)
                            .build())
                    .build())
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException if it is not JSON */
    public static Json parse(String text) {
        try {
            return new Json(JACKSON.anyFrom(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    public static Json list(List<Json> elements) {
        return new Json(elements.stream().map(Json::value).toList());
    }

    public Json get(String name) {
        return new Json(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    /** A copy of this map that begins with one more string. */
    public Json with(String name, String text) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        map.put(name, text);
        if (value instanceof Map<?, ?> fields) {
            map.putAll(fields);
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

    /** On one line. */
    @Override
    public String toString() {
        return written(JACKSON);
    }

    /** With line breaks and two spaces of indentation. */
    public String pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        PrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return written(JACKSON.with(printer));
    }

    String written(JSON writer) {
        try {
            return writer.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
