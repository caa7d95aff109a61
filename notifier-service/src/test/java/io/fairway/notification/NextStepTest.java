package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.TestNotifications.TestSettings;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepTest {

    private static final SinkSettings CHAT = new TestSettings(false);
    private static final SinkSettings HOOK = new TestSettings(true);
    private static final Duration FIRST = Duration.ofMillis(50);

    static Stream<Arguments> cases() {
        SinkSpec chat = spec(CHAT, WhenUnclear.REPEAT);
        SinkSpec careful = spec(CHAT, WhenUnclear.GIVE_UP);
        SinkSpec hook = spec(HOOK, WhenUnclear.GIVE_UP);
        return Stream.of(
                Arguments.of("taken", new DeliveryResult.Delivered(), 1, chat, new NextStep.Done()),
                Arguments.of("refused for good", new DeliveryResult.Refused("no"), 1, chat, new NextStep.GiveUp("no")),
                Arguments.of(
                        "failed",
                        new DeliveryResult.Failed("503", null),
                        1,
                        chat,
                        new NextStep.Retry(FIRST, "503", false)),
                Arguments.of(
                        "failed again, later",
                        new DeliveryResult.Failed("503", null),
                        2,
                        chat,
                        new NextStep.Retry(FIRST.multipliedBy(2), "503", false)),
                Arguments.of(
                        "failed once too often",
                        new DeliveryResult.Failed("503", null),
                        3,
                        chat,
                        new NextStep.GiveUp("503; given up after 3 attempts")),
                Arguments.of(
                        "asked to wait",
                        new DeliveryResult.Failed("429", Duration.ofSeconds(30)),
                        1,
                        chat,
                        new NextStep.Retry(Duration.ofSeconds(30), "429", false)),
                Arguments.of(
                        "asked to wait for ever",
                        new DeliveryResult.Failed("429", Duration.ofDays(30)),
                        1,
                        chat,
                        new NextStep.Retry(NextStep.MAX_PAUSE, "429", false)),
                Arguments.of(
                        "no response, at least once",
                        new DeliveryResult.Unclear("gone"),
                        1,
                        chat,
                        new NextStep.Retry(FIRST, "gone", true)),
                Arguments.of(
                        "no response, at most once",
                        new DeliveryResult.Unclear("gone"),
                        1,
                        careful,
                        new NextStep.GiveUp(
                                "gone; it may have been delivered, and whenUnclear is give-up for this sink")),
                Arguments.of(
                        "no response of a receiver that recognises duplicates",
                        new DeliveryResult.Unclear("gone"),
                        1,
                        hook,
                        new NextStep.Retry(FIRST, "gone", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void result_leadsToStep(String name, DeliveryResult result, int attempts, SinkSpec spec, NextStep expected) {
        assertThat(NextStep.after(result, attempts, spec)).isEqualTo(expected);
    }

    private static SinkSpec spec(SinkSettings settings, WhenUnclear whenUnclear) {
        return TestNotifications.spec("test", settings, AddressPolicy.PUBLIC_ONLY, whenUnclear);
    }
}
