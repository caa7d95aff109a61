package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Admission.Circumstances;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {

    @ParameterizedTest
    @MethodSource
    void pushFive_is(Circumstances circumstances, Admission expected) {
        assertThat(Admission.decide(5, "staging", "its chart was published", circumstances))
                .isEqualTo(expected);
    }

    static Stream<Arguments> pushFive_is() {
        Admission admitted = new Admission.Admitted("its chart was published");
        return Stream.of(
                when("nothing was ever released", new Circumstances(null, null, List.of()), admitted),
                when("an older push is out", new Circumstances(null, 4L, List.of()), admitted),
                when("the same push is out: another attempt", new Circumstances(null, 5L, List.of()), admitted),
                when(
                        "a newer push is out",
                        new Circumstances(null, 6L, List.of()),
                        new Admission.TooOld("push 6, which is newer, was released in staging already")),
                when("an older push waits", new Circumstances(null, null, List.of(3L, 4L)), admitted),
                when(
                        "newer pushes wait",
                        new Circumstances(null, 4L, List.of(3L, 7L, 6L)),
                        new Admission.TooOld("push 7, which is newer, waits for staging already")),
                when(
                        "its content failed before, whatever its place in the order",
                        new Circumstances("it failed in production", 6L, List.of(7L)),
                        new Admission.Quarantined("its content is in quarantine: it failed in production")));
    }

    private static Arguments when(String name, Circumstances circumstances, Admission expected) {
        return Arguments.of(Named.of(name, circumstances), expected);
    }
}
