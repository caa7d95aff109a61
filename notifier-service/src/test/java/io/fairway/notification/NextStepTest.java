package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.SinkSpec.WhenUnclear;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepTest {

    private static final Settings CHAT =
            new Settings.Slack(new Settings.Address.Plain(URI.create("https://chat.example")));
    private static final Settings HOOK = new Settings.Webhook(
            new Settings.Address.Plain(URI.create("https://hook.example")), new Secret.InEnvironment("X"));
    private static final Duration FIRST = Duration.ofMillis(50);

    static Stream<Arguments> cases() {
        SinkSpec chat = spec(CHAT, WhenUnclear.REPEAT);
        SinkSpec careful = spec(CHAT, WhenUnclear.GIVE_UP);
        SinkSpec hook = spec(HOOK, WhenUnclear.GIVE_UP);
        return Stream.of(
                Arguments.of("taken", new Answer.Delivered(), 1, chat, new NextStep.Done()),
                Arguments.of("refused for good", new Answer.Refused("no"), 1, chat, new NextStep.GiveUp("no")),
                Arguments.of(
                        "failed", new Answer.Failed("503", null), 1, chat, new NextStep.Retry(FIRST, "503", false)),
                Arguments.of(
                        "failed again, later",
                        new Answer.Failed("503", null),
                        2,
                        chat,
                        new NextStep.Retry(FIRST.multipliedBy(2), "503", false)),
                Arguments.of(
                        "failed once too often",
                        new Answer.Failed("503", null),
                        3,
                        chat,
                        new NextStep.GiveUp("503; given up after 3 attempts")),
                Arguments.of(
                        "asked to wait",
                        new Answer.Failed("429", Duration.ofSeconds(30)),
                        1,
                        chat,
                        new NextStep.Retry(Duration.ofSeconds(30), "429", false)),
                Arguments.of(
                        "asked to wait for ever",
                        new Answer.Failed("429", Duration.ofDays(30)),
                        1,
                        chat,
                        new NextStep.Retry(NextStep.LONGEST_PAUSE, "429", false)),
                Arguments.of(
                        "no answer, rather twice",
                        new Answer.Unclear("gone"),
                        1,
                        chat,
                        new NextStep.Retry(FIRST, "gone", true)),
                Arguments.of(
                        "no answer, rather never",
                        new Answer.Unclear("gone"),
                        1,
                        careful,
                        new NextStep.GiveUp("gone; it may have arrived, and this sink is not told twice")),
                Arguments.of(
                        "no answer of somebody who recognises a repetition",
                        new Answer.Unclear("gone"),
                        1,
                        hook,
                        new NextStep.Retry(FIRST, "gone", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answer_leads_to_step(String name, Answer answer, int attempts, SinkSpec spec, NextStep expected) {
        assertThat(NextStep.after(answer, attempts, spec)).isEqualTo(expected);
    }

    private static SinkSpec spec(Settings settings, WhenUnclear whenUnclear) {
        return TestNotices.spec("test", settings, AddressPolicy.PUBLIC_ONLY, whenUnclear);
    }
}
