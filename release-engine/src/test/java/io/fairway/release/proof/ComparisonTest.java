package io.fairway.release.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.release.LiveState;
import io.fairway.release.LiveState.LiveObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    private static final ObjectRef CONFIG = new ObjectRef("v1", "ConfigMap", "shop", "hello");
    private static final ObjectRef EXTRA = new ObjectRef("v1", "ConfigMap", "shop", "extra");

    @ParameterizedTest
    @MethodSource
    void changedField_is_named(String recorded, String live, List<String> fields) {
        assertThat(differences(state(CONFIG, recorded), state(CONFIG, live), List.of()))
                .containsExactlyElementsOf(fields.stream()
                        .map(field -> new Difference(CONFIG, Difference.Kind.CHANGED, field))
                        .toList());
    }

    static Stream<Arguments> changedField_is_named() {
        return Stream.of(
                Arguments.of("{'a': 1}", "{'a': 1}", List.of()),
                Arguments.of("{'data': {'greeting': 'x'}}", "{'data': {'greeting': 'y'}}", List.of("data.greeting")),
                Arguments.of("{'data': {'a': 'x'}}", "{'data': {}}", List.of("data.a")),
                Arguments.of("{'data': {}}", "{'data': {'added': 'x'}}", List.of("data.added")),
                Arguments.of("{'data': {'app.yaml': 'x'}}", "{'data': {'app.yaml': 'y'}}", List.of("data[app.yaml]")),
                Arguments.of("{'l': [{'i': 1}, {'i': 2}]}", "{'l': [{'i': 1}, {'i': 3}]}", List.of("l[1].i")),
                Arguments.of("{'l': [1]}", "{'l': [1, 2]}", List.of("l")),
                Arguments.of("{'a': 1, 'b': 1}", "{'a': 2, 'b': 2}", List.of("a", "b")),
                Arguments.of("{'a': {'b': 1}}", "{'a': 'b'}", List.of("a")),
                Arguments.of(
                        "{'l': [{'name': 'a', 'i': 1}, {'name': 'b', 'i': 2}]}",
                        "{'l': [{'name': 'x', 'i': 9}, {'name': 'a', 'i': 1}, {'name': 'b', 'i': 3}]}",
                        List.of("l[b].i", "l[x]")),
                Arguments.of(
                        "{'l': [{'name': 'a'}, {'name': 'b'}]}",
                        "{'l': [{'name': 'b'}, {'name': 'a'}]}",
                        List.of("l")));
    }

    @Test
    void objectThatIsGone_is_missing() {
        assertThat(differences(state(CONFIG, "{'a': 1}"), state(CONFIG, null), List.of()))
                .containsExactly(new Difference(CONFIG, Difference.Kind.MISSING, null));
    }

    @Test
    void objectThatWasNotThereWhenRecorded_does_not_count() {
        assertThat(differences(state(CONFIG, null), state(CONFIG, "{'a': 1}"), List.of()))
                .isEmpty();
    }

    @Test
    void objectThatShouldBeGone_is_left_behind() {
        LiveState live = new LiveState("", List.of(object(CONFIG, "{'a': 1}"), object(EXTRA, "{'b': 1}")));

        assertThat(differences(state(CONFIG, "{'a': 1}"), live, List.of(EXTRA)))
                .containsExactly(new Difference(EXTRA, Difference.Kind.LEFT_BEHIND, null));
    }

    private static List<Difference> differences(LiveState recorded, LiveState live, List<ObjectRef> shouldBeGone) {
        return Comparison.of(recorded, live, shouldBeGone).stream()
                .map(Comparison.Found::difference)
                .toList();
    }

    private static LiveState state(ObjectRef object, @Nullable String json) {
        return new LiveState("", List.of(object(object, json)));
    }

    private static LiveObject object(ObjectRef object, @Nullable String json) {
        try {
            return new LiveObject(object, json == null ? null : new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
