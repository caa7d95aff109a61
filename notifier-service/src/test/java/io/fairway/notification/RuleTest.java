package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {

    static Stream<Arguments> cases() {
        Notification verified = TestNotifications.notification(EventKind.RELEASE_VERIFIED, "shop", "production");
        Notification build = TestNotifications.notification(EventKind.BUILD_FAILED, "shop", null);
        Notification unknown = TestNotifications.notification(EventKind.BUILD_FAILED, null, null);
        return Stream.of(
                Arguments.of("a rule without parts matches everything", Rule.EVERYTHING, verified, true),
                Arguments.of("name", rule(List.of("shop"), List.of()), verified, true),
                Arguments.of("other name", rule(List.of("hello"), List.of()), verified, false),
                Arguments.of("one of several", rule(List.of("hello", "shop"), List.of()), verified, true),
                Arguments.of("star", rule(List.of("sh*"), List.of("prod*")), verified, true),
                Arguments.of("star matches nothing too", rule(List.of("shop*"), List.of()), verified, true),
                Arguments.of("question mark is one character", rule(List.of("sho?"), List.of()), verified, true),
                Arguments.of("a glob is the whole name", rule(List.of("sho"), List.of()), verified, false),
                Arguments.of("a dot is a dot", rule(List.of("sh.p"), List.of()), verified, false),
                Arguments.of("other environment", rule(List.of(), List.of("staging")), verified, false),
                Arguments.of("environments exclude events without one", rule(List.of(), List.of("*")), build, false),
                Arguments.of("the application is unknown", rule(List.of("*"), List.of()), unknown, false),
                Arguments.of(
                        "kind", new Rule(List.of(), List.of(), Set.of(EventKind.RELEASE_VERIFIED)), verified, true),
                Arguments.of(
                        "other kind",
                        new Rule(List.of(), List.of(), Set.of(EventKind.RELEASE_FAILED)),
                        verified,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rule_matches(String name, Rule rule, Notification notification, boolean expected) {
        assertThat(rule.matches(notification)).isEqualTo(expected);
    }

    private static Rule rule(List<String> applications, List<String> environments) {
        return new Rule(applications, environments, Set.of());
    }
}
