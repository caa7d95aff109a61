package io.fairway.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in binary mode of the Kafka protocol binding: attributes in {@code ce_} headers, the record as JSON in the
 * value. Extension attributes: {@code changeid} and {@code causedby}.
 *
 * <p>Unknown JSON fields are ignored, so that a newer producer may add optional ones.
 */
public final class EventCodec {

    private static final String TYPE_PREFIX = "io.fairway.";
    private static final String TYPE_SUFFIX = ".v1";
    private static final String CONTENT_TYPE = "application/json";
    private static final int MAX_VALUE_BYTES = 1024 * 1024;

    private static final Map<String, Class<?>> TYPES = Arrays.stream(FairwayEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(EventCodec::typeOf, Function.identity()));

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // Nothing is bent into shape: what is not as the schema says is refused.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** A Kafka record without its place: what is sent, and what was received. */
    public record Encoded(String topic, String key, Map<String, String> headers, byte[] value) {}

    /** The CloudEvents type of an event class, for example {@code io.fairway.ImagePushed.v1}. */
    public static String typeOf(Class<?> event) {
        return TYPE_PREFIX + event.getSimpleName() + TYPE_SUFFIX;
    }

    public Encoded encode(Envelope envelope) {
        FairwayEvent data = envelope.data();
        String type = typeOf(data.getClass());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", type);
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_subject", data.key());
        headers.put("ce_changeid", envelope.changeId().toString());
        if (envelope.causedBy() != null) {
            headers.put("ce_causedby", envelope.causedBy().toString());
        }
        headers.put("content-type", CONTENT_TYPE);
        try {
            return new Encoded(data.topic().topicName(), data.key(), headers, json.writeValueAsBytes(data));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + type + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #encode} wrote, also by another version.
     *
     * @throws MalformedEventException if it is not an event, or of an unknown type
     */
    public Envelope decode(Map<String, String> headers, byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            throw new MalformedEventException("the record has no value");
        }
        if (value.length > MAX_VALUE_BYTES) {
            throw new MalformedEventException(
                    "the value has " + value.length + " bytes, allowed are " + MAX_VALUE_BYTES);
        }
        if (!"1.0".equals(headers.get("ce_specversion"))) {
            throw new MalformedEventException("header ce_specversion is not 1.0");
        }
        if (!CONTENT_TYPE.equals(headers.get("content-type"))) {
            throw new MalformedEventException("header content-type is not " + CONTENT_TYPE);
        }
        String type = required(headers, "ce_type");
        Class<?> eventClass = TYPES.get(type);
        if (eventClass == null) {
            throw new MalformedEventException("unknown event type " + type);
        }
        String causedBy = headers.get("ce_causedby");
        return new Envelope(
                uuid(headers, "ce_id"),
                time(headers),
                required(headers, "ce_source"),
                uuid(headers, "ce_changeid"),
                causedBy == null ? null : uuid(headers, "ce_causedby"),
                data(type, eventClass, value));
    }

    private FairwayEvent data(String type, Class<?> eventClass, byte[] value) {
        try {
            FairwayEvent event = (FairwayEvent) json.readValue(value, eventClass);
            if (event == null) {
                throw new MalformedEventException("the value of " + type + " is null");
            }
            RequiredComponents.check((Record) event);
            return event;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("the value is not a " + type + ": " + describe(e), e);
        } catch (IOException e) {
            throw new MalformedEventException("the value of " + type + " cannot be read", e);
        }
    }

    /** Where in the value, and what is wrong there. */
    private static String describe(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return failure.getOriginalMessage();
        }
        String path = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path + ": " + failure.getOriginalMessage();
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }

    private static UUID uuid(Map<String, String> headers, String name) {
        String value = required(headers, name);
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) { // fromString also takes groups that are too short
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("header " + name + " is not a UUID: " + value, e);
        }
        throw new MalformedEventException("header " + name + " is not a UUID: " + value);
    }

    private static Instant time(Map<String, String> headers) {
        String value = required(headers, "ce_time");
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new MalformedEventException("header ce_time is not a time: " + value, e);
        }
    }
}
