package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.GoldenEvents.Golden;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    private final EventCodec codec = new EventCodec();

    static Stream<Golden> goldens() {
        return GoldenEvents.all();
    }

    static Stream<Class<? extends Record>> events() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void golden_isReadForEver_andWrittenAgainAsItWas(Golden golden) throws IOException {
        Envelope envelope = codec.decode(golden.headers(), golden.bytes());
        EventCodec.Encoded again = codec.encode(envelope);

        assertThat(again.topic()).isEqualTo(golden.topic());
        assertThat(again.key()).isEqualTo(golden.key());
        assertThat(again.headers()).containsExactlyInAnyOrderEntriesOf(golden.headers());
        assertThat(new ObjectMapper().readTree(again.value())).isEqualTo(golden.value());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void golden_isValid(Golden golden) {
        Envelope envelope = codec.decode(golden.headers(), golden.bytes());

        assertThat(Published.errors(envelope.data().getClass(), golden.value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void event_hasAGolden_withAllItsFields(Class<? extends Record> event) {
        Golden full = GoldenEvents.ofType(event).stream()
                .filter(golden -> golden.file().equals(event.getSimpleName() + ".v1.json"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no golden file for " + event.getSimpleName()));

        assertThat(full.value().isObject()).isTrue();
        assertThat(full.value().isEmpty()).isFalse();
    }
}
