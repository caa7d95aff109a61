package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Approvals.Permission;
import io.fairway.release.Approvals.State;
import io.fairway.release.GivenApproval.Decision;
import io.fairway.rest.Caller;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalsTest {

    private static final UUID RELEASE = UUID.randomUUID();
    private static final Caller ADA = new Caller("ada", Set.of("sre"));
    private static final Caller BOB = new Caller("bob", Set.of());

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void state(List<GivenApproval> given, int count, State expected) {
        assertThat(Approvals.state(rule(count), given)).isEqualTo(expected);
    }

    static Stream<Arguments> state() {
        return Stream.of(
                when("nobody yet", List.of(), 1, new State.Missing(1)),
                when("one of one", List.of(yes("ada")), 1, new State.Granted(List.of("ada"))),
                when("one of two", List.of(yes("ada")), 2, new State.Missing(1)),
                when("two of two", List.of(yes("ada"), yes("bob")), 2, new State.Granted(List.of("ada", "bob"))),
                when("the same person twice counts once", List.of(yes("ada"), yes("ada")), 2, new State.Missing(1)),
                when("one no is enough", List.of(yes("ada"), no("bob")), 1, new State.Rejected("bob", "no, bob")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void permission(List<String> by, Caller caller, Permission expected) {
        assertThat(Approvals.permission(new ApprovalRule(by, 1, 60), caller, List.of(no("eve"))))
                .isEqualTo(expected);
    }

    static Stream<Arguments> permission() {
        Permission allowed = new Permission.Allowed();
        return Stream.of(
                ask("named", List.of("ada"), ADA, allowed),
                ask("in the group", List.of("group:sre"), ADA, allowed),
                ask("anybody", List.of(), BOB, allowed),
                ask(
                        "not named, not in the group",
                        List.of("ada", "group:sre"),
                        BOB,
                        new Permission.Forbidden("bob may not decide about it; ada or somebody of sre may")),
                ask(
                        "a person is not a group of the same name",
                        List.of("sre"),
                        ADA,
                        new Permission.Forbidden("ada may not decide about it; sre may")),
                ask(
                        "the operator is a person like others",
                        List.of("ada"),
                        new Caller(Caller.OPERATOR, Set.of()),
                        new Permission.Forbidden("operator may not decide about it; ada may")),
                ask(
                        "once is enough",
                        List.of(),
                        new Caller("eve", Set.of()),
                        new Permission.Spent("eve rejected it before; another person is needed")));
    }

    @Test
    void sentence_saysWhoIsMissing() {
        Release release = TestReleases.waiting("production");

        assertThat(Sentences.awaiting(release, rule(1), 1))
                .isEqualTo("in production it waits for approval by ada or somebody of sre");
        assertThat(Sentences.awaiting(release, rule(3), 3)).contains("waits for 3 approvals by");
        assertThat(Sentences.awaiting(release, rule(3), 2)).contains("waits for 2 more approvals by");
        assertThat(Sentences.awaiting(release, rule(3), 1)).contains("waits for 1 more approval by");
        assertThat(Sentences.approvedBy(List.of(yes("ada"), yes("bob"))))
                .isEqualTo("ada and bob approved it: yes, bob");
    }

    private static ApprovalRule rule(int count) {
        return new ApprovalRule(List.of("ada", "group:sre"), count, 60);
    }

    private static GivenApproval yes(String by) {
        return new GivenApproval(RELEASE, by, Decision.APPROVED, "yes, " + by, TestReleases.NOW);
    }

    private static GivenApproval no(String by) {
        return new GivenApproval(RELEASE, by, Decision.REJECTED, "no, " + by, TestReleases.NOW);
    }

    private static Arguments when(String name, List<GivenApproval> given, int count, State expected) {
        return Arguments.of(Named.of(name, given), count, expected);
    }

    private static Arguments ask(String name, List<String> by, Caller caller, Permission expected) {
        return Arguments.of(Named.of(name, by), caller, expected);
    }
}
