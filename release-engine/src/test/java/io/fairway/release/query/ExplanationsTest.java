package io.fairway.release.query;

import static io.fairway.release.TestReleases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Place;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Change;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.TestReleases;
import io.fairway.release.query.Explanation.State;
import io.fairway.release.query.Explanations.Running;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationsTest {

    private static final List<String> BOTH = List.of("staging", "production");
    private static final Target PRODUCTION = new Target("hello", "production");

    /** A case under construction; what is not said is unknown. */
    private record Case(
            @Nullable List<String> registered,
            @Nullable String asked,
            FindChange.@Nullable Found change,
            Map<String, Running> live,
            Map<UUID, Hold> holds) {

        static Case of(Release... releases) {
            return of(found(BOTH, null, releases));
        }

        static Case of(FindChange.Found change) {
            return new Case(BOTH, null, change, Map.of(), Map.of());
        }

        static Case unknown(@Nullable List<String> registered, @Nullable String asked) {
            return new Case(registered, asked, null, Map.of(), Map.of());
        }

        Case live(Release release) {
            return live("production", release, release);
        }

        Case live(String environment, Release release, Release by) {
            Map<String, Running> running = new HashMap<>(live);
            running.put(environment, new Running(release, by, by.endedAt()));
            return new Case(registered, asked, change, running, holds);
        }

        /** What its releases wait for. */
        Case held(Hold.Kind kind, String sentence) {
            Map<UUID, Hold> held = new HashMap<>();
            if (change != null) {
                change.releases().forEach(release -> held.put(release.id(), new Hold(kind, sentence)));
            }
            return new Case(registered, asked, change, live, held);
        }

        Case registered(@Nullable List<String> environments) {
            return new Case(environments, asked, change, live, holds);
        }

        Explanation explanation() {
            return Explanations.choose(
                    new Explanations.Circumstances(PRODUCTION, registered, asked, change, live, holds));
        }
    }

    @ParameterizedTest
    @MethodSource
    void change_is_explained(Case known, State state, String sentence) {
        Explanation explanation = known.explanation();

        assertThat(explanation.state()).isEqualTo(state);
        assertThat(explanation.sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> change_is_explained() {
        Release verified = TestReleases.verified("production");
        Release newer = TestReleases.verified("production");
        Release busy = TestReleases.deploying("production");
        Release back = TestReleases.verifiedRollback(newer, verified, 3, "ann rolled back: too slow");
        Release cancelled = later("production");
        TestReleases.refuse(cancelled, ReleaseStatus.CANCELLED, "ann cancelled it");
        return Stream.of(
                when(
                        "it is live",
                        Case.of(verified).live(verified),
                        State.LIVE,
                        "it is live in production: Helm revision 1 was seen healthy on its own pods,"
                                + " and it is what runs since 2026-11-22T12:00:00Z"),
                when(
                        "another one came after it",
                        Case.of(verified).live(newer),
                        State.REPLACED,
                        "it was verified in production, but is not live now:"
                                + " chart 1.0.1 of commit c0ffee1 is live there since 2026-11-22T12:00:00Z"),
                when(
                        "it was undone, and what was before is live",
                        Case.of(TestReleases.rolledBack("production", true)).live(newer),
                        State.ROLLED_BACK,
                        "it was rolled back in production: CRASH_LOOP: Pod/hello crashes;"
                                + " chart 1.0.1 of commit c0ffee1 is live there since 2026-11-22T12:00:00Z"),
                when(
                        "the first release was undone",
                        Case.of(TestReleases.rolledBack("production", true)),
                        State.ROLLED_BACK,
                        "it was rolled back in production: CRASH_LOOP: Pod/hello crashes;"
                                + " nothing of it is live there now"),
                when(
                        "it could not be undone",
                        Case.of(TestReleases.rolledBack("production", false)),
                        State.ROLLBACK_FAILED,
                        "it was bad in production (CRASH_LOOP: Pod/hello crashes), and undoing it did not end in a"
                                + " verified state: a human has to look"),
                when(
                        "it failed at this moment",
                        Case.of(TestReleases.failed("production")),
                        State.FAILED,
                        "it failed in production: CRASH_LOOP: Pod/hello crashes; it is being rolled back"),
                when(
                        "somebody intervened",
                        Case.of(TestReleases.overruled("production")).live(newer),
                        State.OVERRULED,
                        "it was overruled in production: CHANGED_BY_ANOTHER: somebody made Helm revision 3;"
                                + " what they did stays, and its content is not to blame"),
                when(
                        "its content was live already",
                        Case.of(TestReleases.unchanged("production")).live(newer),
                        State.UNCHANGED,
                        "its content is live in production already"),
                when(
                        "its turn will come",
                        Case.of(TestReleases.waiting("production")).held(Hold.Kind.WORK, "its turn has come"),
                        State.WAITING,
                        "its turn has come"),
                when(
                        "it needs what is missing",
                        Case.of(TestReleases.waiting("production"))
                                .held(Hold.Kind.NEED, "it waits for production: quota pods is used up"),
                        State.WAITING,
                        "it waits for production: quota pods is used up"),
                when(
                        "another one is in flight",
                        Case.of(TestReleases.waiting("production"))
                                .held(Hold.Kind.ANOTHER, "it waits for production behind release 7"),
                        State.BEHIND_ANOTHER,
                        "it waits for production behind release 7"),
                when(
                        "somebody paused the environment",
                        Case.of(TestReleases.waiting("production"))
                                .held(Hold.Kind.PAUSE, "it waits for production: ann paused production: a sale is on"),
                        State.PAUSED,
                        "it waits for production: ann paused production: a sale is on"),
                when(
                        "the environment before is paused",
                        Case.of(TestReleases.waiting("staging"))
                                .held(Hold.Kind.PAUSE, "it waits for staging: ann paused staging: a sale is on"),
                        State.NOT_YET,
                        "it is not in production yet: it waits for staging: ann paused staging: a sale is on"),
                when(
                        "Helm is at it",
                        Case.of(busy).held(Hold.Kind.WORK, "Helm brings it to production at this moment"),
                        State.RUNNING,
                        "Helm brings it to production at this moment"),
                when(
                        "its verdict cannot come",
                        Case.of(busy).held(Hold.Kind.EVENTS, "its verdict cannot arrive"),
                        State.RUNNING,
                        "its verdict cannot arrive"),
                when(
                        "a rollback brought it back",
                        Case.of(verified).live("production", verified, back),
                        State.LIVE,
                        "it is live in production: a rollback brought it back (ann rolled back: too slow), and Helm"
                                + " revision 3 was seen healthy on its own pods, and it is what runs since"
                                + " 2026-11-22T12:00:00Z"),
                when(
                        "an earlier attempt is live, and a later one was cancelled",
                        Case.of(verified, cancelled).live(verified),
                        State.LIVE,
                        "it is live in production: Helm revision 1 was seen healthy on its own pods, and it is what"
                                + " runs since 2026-11-22T12:00:00Z; of a later attempt, it is not in production: ann"
                                + " cancelled it; the same content is live there, from chart 1.0.1 of commit c0ffee1"),
                when(
                        "a newer push of the same content is live",
                        Case.of(cancelled).live(newer),
                        State.CANCELLED,
                        "it is not in production: ann cancelled it; the same content is live there, from chart 1.0.1 of"
                                + " commit c0ffee1"),
                when(
                        "it failed in the environment before",
                        Case.of(TestReleases.rolledBack("staging", true)).live("staging", newer, newer),
                        State.FAILED_EARLIER,
                        "it does not come to production: it was rolled back in staging: CRASH_LOOP: Pod/hello crashes;"
                                + " chart 1.0.1 of commit c0ffee1 is live there since 2026-11-22T12:00:00Z"),
                when(
                        "it is on its way in the environment before",
                        Case.of(TestReleases.deploying("staging"))
                                .held(Hold.Kind.WORK, "Helm brings it to staging at this moment"),
                        State.NOT_YET,
                        "it is not in production yet: Helm brings it to staging at this moment"),
                when(
                        "it comes next",
                        Case.of(TestReleases.verified("staging")),
                        State.NOT_YET,
                        "it is not in production yet: it was verified in staging, and comes to production next"),
                when(
                        "a newer one came first in the environment before",
                        Case.of(TestReleases.refused(ReleaseStatus.SUPERSEDED, "push 9 is newer")),
                        State.FAILED_EARLIER,
                        "it does not come to production: it is not in staging: push 9 is newer"),
                when(
                        "its build failed",
                        Case.of(found(List.of(), new Outcome(Outcome.Kind.BUILD_FAILED, "step 3 failed"))),
                        State.BUILD_FAILED,
                        "it never came as far as production: step 3 failed"),
                when(
                        "its chart was rejected",
                        Case.of(found(List.of(), new Outcome(Outcome.Kind.CHART_REJECTED, "values.yaml:3: not YAML"))),
                        State.CHART_REJECTED,
                        "it never came as far as production: values.yaml:3: not YAML"),
                when(
                        "it goes elsewhere",
                        Case.of(found(List.of("staging", "moon"), null)),
                        State.NOT_FOR_HERE,
                        "its fairway.yaml does not send it to production, only to staging, moon"),
                when(
                        "it was accepted a moment ago",
                        Case.of(found(List.of(), null)),
                        State.NOT_YET,
                        "it is not in production yet: nothing is known of it but that it exists"),
                when(
                        "the environment is not registered",
                        Case.of().registered(List.of("staging")),
                        State.NOT_REGISTERED,
                        "environment production of hello is not registered; there are staging"),
                when(
                        "the application is not registered",
                        Case.unknown(null, "c0ffee1"),
                        State.NOT_REGISTERED,
                        "application hello is not registered: PUT /applications/hello with its repository and"
                                + " environments"),
                when(
                        "nothing was heard of the commit",
                        Case.unknown(BOTH, "c0ffee1"),
                        State.NEVER_HEARD,
                        "nothing was heard of c0ffee1 as a change of hello: either it was not pushed to a branch that"
                                + " is built, or the webhook of its repository did not arrive"),
                when(
                        "nothing was ever pushed",
                        Case.unknown(BOTH, null),
                        State.NEVER_HEARD,
                        "no change of hello has come yet: either it was not pushed to a branch that is built, or the"
                                + " webhook of its repository did not arrive"));
    }

    /** What a release ended as before it began has one sentence, which was stored with it. */
    @ParameterizedTest
    @EnumSource(
            value = ReleaseStatus.class,
            names = {"SUPERSEDED", "QUARANTINED", "REFUSED", "CANCELLED", "REJECTED", "EXPIRED"})
    void release_that_never_began_says_its_own_reason(ReleaseStatus status) {
        Release release = TestReleases.waiting("production");
        TestReleases.refuse(release, status, "the reason that was stored");

        Explanation explanation = Case.of(release).explanation();

        assertThat(explanation.state().name()).isEqualTo(status.name());
        assertThat(explanation.sentence()).isEqualTo("it is not in production: the reason that was stored");
        assertThat(explanation.release()).isEqualTo(release.id());
    }

    @Test
    void newest_attempt_counts() {
        Release first = TestReleases.rolledBack("production", true);
        Release second = later("production");

        assertThat(Case.of(first, second)
                        .held(Hold.Kind.WORK, "its turn")
                        .explanation()
                        .state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void healthyRelease_that_somebody_rolled_back_says_who_and_why() {
        Release undone = TestReleases.undone("production");
        Release rollback = TestReleases.rollbackOf(undone, null, "ann rolled it back: too slow");

        assertThat(Case.of(undone, rollback).explanation().sentence())
                .startsWith("it was rolled back in production: ann rolled it back: too slow");
    }

    @Test
    void what_is_live_is_evidence() {
        Release live = TestReleases.verified("production");

        assertThat(Case.of().live(live).explanation().evidence())
                .containsExactly(new Explanation.Fact(
                        "live in production", "release " + live.id() + ", chart 1.0.1 of commit c0ffee1", NOW));
    }

    /** Every way in which a change can stand is chosen somewhere above, or is the name of a status. */
    @Test
    void every_state_can_be_told() {
        Set<State> told = EnumSet.noneOf(State.class);
        change_is_explained().forEach(arguments -> told.add((State) arguments.get()[1]));
        Arrays.stream(ReleaseStatus.values())
                .filter(ReleaseStatus::neverBegan)
                .filter(status -> status != ReleaseStatus.WAITING)
                .forEach(status -> told.add(State.valueOf(status.name())));

        assertThat(told).containsExactlyInAnyOrder(State.values());
    }

    private static Release later(String environment) {
        return Release.of(
                TestReleases.content(1),
                Kind.CHANGE,
                UUID.randomUUID(),
                new Target("hello", environment),
                Place.inDefaultCluster("ns", "hello"),
                UUID.randomUUID(),
                2,
                1,
                "somebody asked for it",
                NOW.plusSeconds(1));
    }

    private static FindChange.Found found(List<String> path, @Nullable Outcome early, Release... releases) {
        Change change = TestReleases.change();
        change.madeFrom(new Source("https://git.example/hello", "main", "c0ffee1", 1));
        change.of("hello");
        if (!path.isEmpty()) {
            change.goesTo(path, null);
        }
        if (early != null) {
            change.ended(early);
        }
        return new FindChange.Found(
                change,
                early == null ? Outcome.of(List.of(releases), path) : early,
                null,
                List.of(),
                List.of(releases),
                NOW,
                null,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static Arguments when(String name, Case known, State state, String sentence) {
        return Arguments.of(Named.of(name, known), state, sentence);
    }
}
