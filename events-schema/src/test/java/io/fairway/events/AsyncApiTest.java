package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says of topics and messages what the code says. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = Published.asyncApi();

    static Stream<Class<? extends Record>> events() {
        return EventTypes.all();
    }

    @Test
    void document_isAsyncApi3() {
        assertThat(DOCUMENT.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void everyChannel_isATopic() {
        assertThat(channels().map(channel -> channel.path("address").asText()))
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void topic_hasThePartitionsAndTheRetentionOfTheCode(Topic topic) {
        JsonNode kafka = channel(topic).path("bindings").path("kafka");

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(Duration.ofMillis(
                        kafka.path("topicConfiguration").path("retention.ms").asLong()))
                .isEqualTo(topic.retention());
    }

    @ParameterizedTest
    @MethodSource("events")
    void event_isAMessage_ofItsChannelAlone(Class<? extends Record> event) {
        String name = event.getSimpleName();
        JsonNode message = DOCUMENT.path("components").path("messages").path(name);

        assertThat(message.path("name").asText()).isEqualTo(EventCodec.typeOf(event));
        assertThat(message.path("summary").asText())
                .isEqualTo(
                        Published.schema(name + ".v1.json").path("description").asText());
        assertThat(message.path("payload").path("schema").path("$ref").asText())
                .isEqualTo("schema/" + name + ".v1.json");
        assertThat(channels()
                        .filter(channel -> channel.path("messages").has(name))
                        .map(channel -> channel.path("address").asText()))
                .containsExactly(GoldenEvents.ofType(event).getFirst().topic());
    }

    @Test
    void everyReference_leadsSomewhere() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Published.schema(reference.substring("schema/".length())))
                        .isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void headers_areThoseThatAreSent(Class<? extends Record> event) {
        JsonNode headers = DOCUMENT.at("/components/schemas/EventHeaders");
        List<String> required = StreamSupport.stream(headers.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        for (GoldenEvents.Golden golden : GoldenEvents.ofType(event)) {
            assertThat(golden.headers().keySet()).containsAll(required);
            assertThat(headers.path("properties").fieldNames())
                    .toIterable()
                    .containsAll(golden.headers().keySet());
        }
    }

    private static Stream<JsonNode> channels() {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false);
    }

    private static JsonNode channel(Topic topic) {
        return channels()
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findFirst()
                .orElseThrow();
    }
}
