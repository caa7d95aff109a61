package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.events.GoldenEvents.Golden;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final Golden IMAGE_PUSHED =
            GoldenEvents.ofType(ImagePushed.class).getFirst();
    private static final Golden DEPLOYED =
            GoldenEvents.ofType(ReleaseDeployed.class).getFirst();

    private final EventCodec codec = new EventCodec();

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                Arguments.of("ce_specversion", null, "ce_specversion"),
                Arguments.of("ce_specversion", "0.3", "ce_specversion"),
                Arguments.of("ce_type", null, "ce_type is missing"),
                Arguments.of("ce_type", "io.fairway.ImagePushed.v2", "unknown event type io.fairway.ImagePushed.v2"),
                Arguments.of("ce_type", "io.fairway.Source.v1", "unknown event type"),
                Arguments.of("ce_type", "java.lang.Runtime", "unknown event type"),
                Arguments.of("ce_id", null, "ce_id is missing"),
                Arguments.of("ce_id", "42", "ce_id is not a UUID"),
                Arguments.of("ce_id", "1-1-1-1-1", "ce_id is not a UUID"),
                Arguments.of("ce_changeid", " ", "ce_changeid is missing"),
                Arguments.of("ce_changeid", "no", "ce_changeid is not a UUID"),
                Arguments.of("ce_causedby", "no", "ce_causedby is not a UUID"),
                Arguments.of("ce_source", "", "ce_source is missing"),
                Arguments.of("ce_time", null, "ce_time is missing"),
                Arguments.of("ce_time", "yesterday", "ce_time is not a time"),
                Arguments.of("content-type", "application/cloudevents+json", "content-type"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource
    void badHeaders(String header, String value, String message) {
        Map<String, String> headers = new HashMap<>(IMAGE_PUSHED.headers());
        headers.compute(header, (_, _) -> value);

        assertThatThrownBy(() -> codec.decode(headers, IMAGE_PUSHED.bytes()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                replacing("missing string", "\"application\":\"cart\",", "", "ImagePushed.application is missing"),
                replacing(
                        "null string",
                        "\"application\":\"cart\"",
                        "\"application\":null",
                        "ImagePushed.application is missing"),
                replacing("missing at depth", "\"tag\":\"main-3f2a1b0\",", "", "ImagePushed.image.tag is missing"),
                replacing("missing number", ",\"sequence\":42", "", "sequence"),
                replacing("null number", "\"sequence\":42", "\"sequence\":null", "sequence"),
                replacing(
                        "text for a number",
                        "\"sequence\":42",
                        "\"sequence\":\"42\"",
                        "not a io.fairway.ImagePushed.v1"),
                replacing(
                        "fraction for a whole number",
                        "\"sequence\":42",
                        "\"sequence\":42.5",
                        "not a io.fairway.ImagePushed.v1"),
                replacing(
                        "number too large",
                        "\"sequence\":42",
                        "\"sequence\":99999999999999999999",
                        "not a io.fairway.ImagePushed.v1"),
                replacing(
                        "number for a text",
                        "\"application\":\"cart\"",
                        "\"application\":7",
                        "not a io.fairway.ImagePushed.v1"),
                replacing(
                        "unknown constant", "\"by\":\"BUILD\"", "\"by\":\"MAGIC\"", "not a io.fairway.ImagePushed.v1"),
                replacing("number for a constant", "\"by\":\"BUILD\"", "\"by\":0", "not a io.fairway.ImagePushed.v1"),
                replacing(
                        "null in a list", "\"spent\":[", "\"spent\":[null,", "ImagePushed.spent has an empty element"),
                replacing("missing in a list", "\"step\":\"git fetch\",", "", "ImagePushed.spent.step is missing"),
                replacing(
                        "field twice",
                        "\"application\":\"cart\"",
                        "\"application\":\"a\",\"application\":\"cart\"",
                        "not a io.fairway.ImagePushed.v1"),
                Arguments.of("not JSON", (UnaryOperator<String>) _ -> "nonsense", "not a io.fairway.ImagePushed.v1"),
                Arguments.of("cut off", (UnaryOperator<String>) json -> json.substring(0, json.length() - 1), "not a"),
                Arguments.of("something behind", (UnaryOperator<String>) json -> json + "{}", "not a"),
                Arguments.of("a list", (UnaryOperator<String>) json -> "[" + json + "]", "not a"),
                Arguments.of("null", (UnaryOperator<String>) _ -> "null", "is null"),
                Arguments.of("empty", (UnaryOperator<String>) _ -> "", "no value"),
                Arguments.of(
                        "too large",
                        (UnaryOperator<String>) json -> json + " ".repeat(1024 * 1024),
                        "bytes, allowed are"));
    }

    private static Arguments replacing(String name, String part, String by, String message) {
        return Arguments.of(
                name,
                (UnaryOperator<String>) json -> {
                    assertThat(json).contains(part);
                    return json.replace(part, by);
                },
                message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badValues(String name, UnaryOperator<String> change, String message) {
        byte[] value = change.apply(IMAGE_PUSHED.value().toString()).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> codec.decode(IMAGE_PUSHED.headers(), value))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noValue_isRefused() {
        assertThatThrownBy(() -> codec.decode(IMAGE_PUSHED.headers(), null))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void unknownFields_areIgnored_atAnyDepth() {
        String json = DEPLOYED.value()
                .toString()
                .replace("{", "{\"addedLater\":{\"a\":[1]},")
                .replace(",}", "}");

        Envelope envelope = codec.decode(DEPLOYED.headers(), json.getBytes(StandardCharsets.UTF_8));

        assertThat(envelope).isEqualTo(codec.decode(DEPLOYED.headers(), DEPLOYED.bytes()));
    }

    @Test
    void unknownHeaders_areIgnored() {
        Map<String, String> headers = new HashMap<>(IMAGE_PUSHED.headers());
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.put("ce_addedlater", "x");

        assertThat(codec.decode(headers, IMAGE_PUSHED.bytes()).data()).isInstanceOf(ImagePushed.class);
    }

    @Test
    void firstEventOfAChange_hasNoCause() {
        Golden accepted = GoldenEvents.ofType(ChangeAccepted.class).getFirst();

        assertThat(codec.decode(accepted.headers(), accepted.bytes()).causedBy())
                .isNull();
    }
}
