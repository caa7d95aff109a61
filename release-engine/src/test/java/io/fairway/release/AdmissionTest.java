package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Admission.Circumstances;
import io.fairway.release.Admission.Order;
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
        assertThat(Admission.decide(push(5), "staging", "its chart was published", circumstances))
                .isEqualTo(expected);
    }

    static Stream<Arguments> pushFive_is() {
        Admission admitted = new Admission.Admitted("its chart was published");
        return Stream.of(
                when("nothing was ever released", new Circumstances(null, null, List.of()), admitted),
                when("an older push is out", new Circumstances(null, push(4), List.of()), admitted),
                when("the same push is out: another attempt", new Circumstances(null, push(5), List.of()), admitted),
                when(
                        "a newer push is out",
                        new Circumstances(null, push(6), List.of()),
                        new Admission.TooOld("push 6, which is newer, was released in staging already")),
                when("an older push waits", new Circumstances(null, null, List.of(push(3), push(4))), admitted),
                when(
                        "newer pushes wait",
                        new Circumstances(null, push(4), List.of(push(3), push(7), push(6))),
                        new Admission.TooOld("push 7, which is newer, waits for staging already")),
                when(
                        "case_26: a push of the repository as it was called before has a higher number",
                        new Circumstances(null, new Order(1, 300), List.of(new Order(1, 301))),
                        admitted),
                when(
                        "a push of the repository that was registered later is out",
                        new Circumstances(null, new Order(3, 1), List.of()),
                        new Admission.TooOld("push 1 of the repository that was registered later, which is newer,"
                                + " was released in staging already")),
                when(
                        "a push of the repository that was registered later waits",
                        new Circumstances(null, new Order(2, 4), List.of(new Order(3, 2))),
                        new Admission.TooOld("push 2 of the repository that was registered later, which is newer,"
                                + " waits for staging already")),
                when(
                        "its content failed before, whatever its place in the order",
                        new Circumstances("it failed in production", push(6), List.of(push(7))),
                        new Admission.Quarantined("its content is in quarantine: it failed in production")));
    }

    private static Order push(long sequence) {
        return new Order(2, sequence);
    }

    private static Arguments when(String name, Circumstances circumstances, Admission expected) {
        return Arguments.of(Named.of(name, circumstances), expected);
    }
}
