package io.fairway.build;

import static io.fairway.build.BuildStatus.BUILDING;
import static io.fairway.build.BuildStatus.CONFIGURATION_PUSHED;
import static io.fairway.build.BuildStatus.FAILED;
import static io.fairway.build.BuildStatus.IMAGE_PUSHED;
import static io.fairway.build.BuildStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.build.Inputs.InProgress;
import io.fairway.build.Inputs.New;
import io.fairway.build.Inputs.Reusable;
import io.fairway.build.Inputs.Twin;
import io.fairway.events.ImageRef;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputsTest {

    static List<Arguments> cases() {
        return List.of(
                Arguments.of("nobody made it", List.of(), new New()),
                Arguments.of("an older one made it", List.of(done(3, IMAGE_PUSHED)), new Reusable(image(3))),
                Arguments.of("a newer one made it", List.of(done(9, IMAGE_PUSHED)), new Reusable(image(9))),
                Arguments.of(
                        "several made it: the newest counts",
                        List.of(done(4, CONFIGURATION_PUSHED), done(3, IMAGE_PUSHED)),
                        new Reusable(image(4))),
                Arguments.of("an older one failed", List.of(open(3, FAILED)), new New()),
                Arguments.of("an older one works on it", List.of(open(3, BUILDING)), new InProgress(3)),
                Arguments.of("an older one will work on it again", List.of(open(3, PENDING)), new InProgress(3)),
                Arguments.of(
                        "a newer one works on it: nobody waits in a circle", List.of(open(9, BUILDING)), new New()),
                Arguments.of(
                        "made and in progress",
                        List.of(open(4, BUILDING), done(3, IMAGE_PUSHED)),
                        new Reusable(image(3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decide_table(String name, List<Twin> twins, Inputs expected) {
        assertThat(Inputs.decide(5, twins)).isEqualTo(expected);
    }

    private static Twin open(long sequence, BuildStatus status) {
        return new Twin(sequence, status, null);
    }

    private static Twin done(long sequence, BuildStatus status) {
        return new Twin(sequence, status, image(sequence));
    }

    private static ImageRef image(long sequence) {
        return new ImageRef("registry/hello", "main-" + sequence, "sha256:" + sequence);
    }
}
