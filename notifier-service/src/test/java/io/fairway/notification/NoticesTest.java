package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.Checks;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticesTest {

    private static final UUID RELEASE = new UUID(1, 1);
    private static final Target TARGET = new Target("shop", "production");
    private static final Source SOURCE =
            new Source("https://github.com/acme/shop.git", "main", "68b1f57000000000000000000000000000000001", 7);
    private static final ChartRef CHART =
            new ChartRef("shop", "1.0.3", "oci://r/charts/shop", "sha256:a", "x", "sha256:b");
    private static final ImageRef IMAGE = new ImageRef("r/shop", "main-68b1f57", "sha256:c");
    private static final ReleaseRequested REQUESTED = new ReleaseRequested(
            RELEASE, TARGET, ReleaseRequested.Kind.CHANGE, CHART, IMAGE, SOURCE, null, "its chart was published");
    private static final Known.Change CHANGE =
            new Known.Change(SOURCE.repository(), "main", SOURCE.commit(), "Ada Example", "Keep a guestbook");
    private static final Known KNOWN = new Known(CHANGE, "shop", REQUESTED, true, null, true, null);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(new ChangeAccepted(SOURCE, "Ada", "Keep it"), Fact.CHANGE_ACCEPTED, null, "Keep it", null),
                Arguments.of(
                        new BuildFailed(
                                SOURCE, BuildFailed.Reason.STEP_FAILED, "step 3 failed", "http://log", List.of()),
                        Fact.BUILD_FAILED,
                        null,
                        "step 3 failed",
                        "STEP_FAILED"),
                Arguments.of(
                        new ChartRejected(SOURCE, "shop", "no such key", "chart/values.yaml", 3, List.of()),
                        Fact.BUILD_FAILED,
                        null,
                        "chart/values.yaml:3: no such key",
                        "CHART_REJECTED"),
                Arguments.of(
                        new ApprovalRequested(
                                RELEASE,
                                TARGET,
                                SOURCE,
                                CHART,
                                IMAGE,
                                List.of("ada"),
                                1,
                                Instant.EPOCH,
                                "ada must agree"),
                        Fact.APPROVAL_REQUESTED,
                        "production",
                        "ada must agree",
                        null),
                Arguments.of(
                        new ReleaseVerified(RELEASE, TARGET, 3, List.of(), List.of(), null),
                        Fact.RELEASE_VERIFIED,
                        "production",
                        "its chart was published",
                        null),
                Arguments.of(
                        new ReleaseFailed(
                                RELEASE,
                                TARGET,
                                3,
                                ReleaseFailed.Reason.CRASH_LOOP,
                                "it ends again and again",
                                List.of(),
                                List.of(),
                                null),
                        Fact.RELEASE_FAILED,
                        "production",
                        "it ends again and again",
                        "CRASH_LOOP"),
                Arguments.of(
                        new ReleaseRolledBack(
                                RELEASE,
                                TARGET,
                                RELEASE,
                                RELEASE,
                                4,
                                true,
                                List.of(),
                                "1.0.2 is live again",
                                List.of()),
                        Fact.RELEASE_ROLLED_BACK,
                        "production",
                        "1.0.2 is live again",
                        "RESTORED"),
                Arguments.of(
                        new ReleaseSkipped(
                                RELEASE, TARGET, SOURCE, ReleaseSkipped.Reason.SUPERSEDED, "a newer change came first"),
                        Fact.RELEASE_SKIPPED,
                        "production",
                        "a newer change came first",
                        "SUPERSEDED"),
                Arguments.of(
                        new ActionTaken(
                                "ada",
                                ActionTaken.Action.ROLL_BACK,
                                "shop",
                                "production",
                                RELEASE,
                                null,
                                "counted twice"),
                        Fact.ACTION_TAKEN,
                        "production",
                        "counted twice",
                        "ROLL_BACK"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void event_isToldInItsOwnWords(FairwayEvent event, Fact fact, String environment, String sentence, String state) {
        Notice notice = Notices.of(envelope(event), KNOWN);

        assertThat(notice.fact()).isEqualTo(fact);
        assertThat(notice.application()).isEqualTo("shop");
        assertThat(notice.environment()).isEqualTo(environment);
        assertThat(notice.sentence()).isEqualTo(sentence);
        assertThat(notice.state()).isEqualTo(state);
        assertThat(notice.commit()).isEqualTo(SOURCE.commit());
    }

    @Test
    void title_names_what_where_and_how() {
        assertThat(title(new ReleaseVerified(RELEASE, TARGET, 3, List.of(), List.of(), null)))
                .isEqualTo("shop in production: verified");
        assertThat(title(new ChangeAccepted(SOURCE, "Ada", "Keep it"))).isEqualTo("shop: accepted");
        assertThat(title(new ActionTaken(
                        "ada", ActionTaken.Action.LIFT_QUARANTINE, "shop", "production", RELEASE, null, "mended")))
                .isEqualTo("shop in production: ada chose lift quarantine");
    }

    @Test
    void applicationOfAFirstPush_isTheNameOfItsRepository() {
        Notice notice = Notices.of(envelope(new ChangeAccepted(SOURCE, "Ada", "Keep it")), Known.NOTHING);

        assertThat(notice.application()).isEqualTo("shop");
        assertThat(Notices.nameOf("http://127.0.0.1:9/hello.git")).isEqualTo("hello");
        assertThat(Notices.nameOf("https://git.example/a/b/")).isEqualTo("b");
    }

    @Test
    void authorOfAnotherChange_isNotNamed_whenItsCommitComesBack() {
        Source older = new Source(SOURCE.repository(), "main", "1111111111111111111111111111111111111111", 6);
        ReleaseRequested rollback = new ReleaseRequested(
                RELEASE, TARGET, ReleaseRequested.Kind.ROLLBACK, CHART, IMAGE, older, RELEASE, "it failed");
        Known known = new Known(CHANGE, "shop", rollback, true, null, true, null);

        Notice notice =
                Notices.of(envelope(new ReleaseVerified(RELEASE, TARGET, 3, List.of(), List.of(), null)), known);

        assertThat(notice.commit()).isEqualTo(older.commit());
        assertThat(notice.author()).isNull();
    }

    @Test
    void releaseThatNobodyHeardOf_isToldAllTheSame() {
        Notice notice = Notices.of(
                envelope(new ReleaseDeployed(
                        RELEASE, TARGET, "ns", "shop", 1, List.of(), new Checks(1, 0, List.of()), List.of())),
                Known.NOTHING);

        assertThat(notice.sentence()).contains("no reason is known");
        assertThat(notice.commit()).isNull();
    }

    @Test
    void stepBetween_isForToolsAlone() {
        assertThat(Notices.of(envelope(new ImagePushed(SOURCE, "shop", IMAGE, "http://log", List.of())), KNOWN)
                        .fact())
                .isEqualTo(Fact.STEP);
        assertThat(Notices.of(envelope(REQUESTED), KNOWN).fact()).isEqualTo(Fact.STEP);
        assertThat(Fact.keys()).doesNotContain("step");
        assertThat(Fact.of("step")).isEmpty();
    }

    private static String title(FairwayEvent event) {
        return Notices.of(envelope(event), KNOWN).title();
    }

    private static Envelope envelope(FairwayEvent event) {
        return new Envelope(new UUID(2, 2), Instant.EPOCH, "/fairway/test", new UUID(3, 3), null, event);
    }
}
