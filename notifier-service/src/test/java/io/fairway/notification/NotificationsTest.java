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

class NotificationsTest {

    private static final UUID RELEASE = new UUID(1, 1);
    private static final Target TARGET = new Target("shop", "production");
    private static final Source SOURCE =
            new Source("https://github.com/acme/shop.git", "main", "68b1f57000000000000000000000000000000001", 7);
    private static final ChartRef CHART =
            new ChartRef("shop", "1.0.3", "oci://r/charts/shop", "sha256:a", "x", "sha256:b");
    private static final ImageRef IMAGE = new ImageRef("r/shop", "main-68b1f57", "sha256:c");
    private static final ReleaseRequested REQUESTED = new ReleaseRequested(
            RELEASE, TARGET, ReleaseRequested.Kind.CHANGE, CHART, IMAGE, SOURCE, null, "its chart was published");
    private static final EventContext.Change CHANGE =
            new EventContext.Change(SOURCE.repository(), "main", SOURCE.commit(), "Ada Example", "Keep a guestbook");
    private static final EventContext CONTEXT = new EventContext(CHANGE, "shop", REQUESTED, true, null, true, null);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        new ChangeAccepted(SOURCE, "Ada", "Keep it"), EventKind.CHANGE_ACCEPTED, null, "Keep it", null),
                Arguments.of(
                        new BuildFailed(
                                SOURCE, BuildFailed.Reason.STEP_FAILED, "step 3 failed", "http://log", List.of()),
                        EventKind.BUILD_FAILED,
                        null,
                        "step 3 failed",
                        "STEP_FAILED"),
                Arguments.of(
                        new ChartRejected(SOURCE, "shop", "no such key", "chart/values.yaml", 3, List.of()),
                        EventKind.BUILD_FAILED,
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
                        EventKind.APPROVAL_REQUESTED,
                        "production",
                        "ada must agree",
                        null),
                Arguments.of(
                        new ReleaseVerified(RELEASE, TARGET, 3, List.of(), List.of(), null),
                        EventKind.RELEASE_VERIFIED,
                        "production",
                        "its chart was published",
                        null),
                Arguments.of(
                        new ReleaseFailed(
                                RELEASE,
                                TARGET,
                                3,
                                ReleaseFailed.Reason.CRASH_LOOP,
                                "it keeps crashing",
                                List.of(),
                                List.of(),
                                null),
                        EventKind.RELEASE_FAILED,
                        "production",
                        "it keeps crashing",
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
                        EventKind.RELEASE_ROLLED_BACK,
                        "production",
                        "1.0.2 is live again",
                        "RESTORED"),
                Arguments.of(
                        new ReleaseSkipped(
                                RELEASE, TARGET, SOURCE, ReleaseSkipped.Reason.SUPERSEDED, "a newer change came first"),
                        EventKind.RELEASE_SKIPPED,
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
                        EventKind.ACTION_TAKEN,
                        "production",
                        "counted twice",
                        "ROLL_BACK"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void notification_hasTheSentenceOfTheEvent(
            FairwayEvent event, EventKind kind, String environment, String sentence, String state) {
        Notification notification = Notifications.of(envelope(event), CONTEXT);

        assertThat(notification.kind()).isEqualTo(kind);
        assertThat(notification.application()).isEqualTo("shop");
        assertThat(notification.environment()).isEqualTo(environment);
        assertThat(notification.sentence()).isEqualTo(sentence);
        assertThat(notification.state()).isEqualTo(state);
        assertThat(notification.commit()).isEqualTo(SOURCE.commit());
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
        Notification notification =
                Notifications.of(envelope(new ChangeAccepted(SOURCE, "Ada", "Keep it")), EventContext.NOTHING);

        assertThat(notification.application()).isEqualTo("shop");
        assertThat(EventContext.nameOf("http://127.0.0.1:9/hello.git")).isEqualTo("hello");
        assertThat(EventContext.nameOf("https://git.example/a/b/")).isEqualTo("b");
    }

    @Test
    void authorOfAnotherChange_isNotNamed_whenItsCommitComesBack() {
        Source older = new Source(SOURCE.repository(), "main", "1111111111111111111111111111111111111111", 6);
        ReleaseRequested rollback = new ReleaseRequested(
                RELEASE, TARGET, ReleaseRequested.Kind.ROLLBACK, CHART, IMAGE, older, RELEASE, "it failed");
        EventContext context = new EventContext(CHANGE, "shop", rollback, true, null, true, null);

        Notification notification = Notifications.of(
                envelope(new ReleaseVerified(RELEASE, TARGET, 3, List.of(), List.of(), null)), context);

        assertThat(notification.commit()).isEqualTo(older.commit());
        assertThat(notification.author()).isNull();
    }

    @Test
    void releaseWithoutContext_isReportedToo() {
        Notification notification = Notifications.of(
                envelope(new ReleaseDeployed(
                        RELEASE, TARGET, "ns", "shop", 1, List.of(), new Checks(1, 0, List.of()), List.of(), null)),
                EventContext.NOTHING);

        assertThat(notification.sentence()).contains("no reason is known");
        assertThat(notification.commit()).isNull();
    }

    @Test
    void stepBetween_isForToolsAlone() {
        assertThat(Notifications.of(envelope(new ImagePushed(SOURCE, "shop", IMAGE, "http://log", List.of())), CONTEXT)
                        .kind())
                .isEqualTo(EventKind.STEP);
        assertThat(Notifications.of(envelope(REQUESTED), CONTEXT).kind()).isEqualTo(EventKind.STEP);
        assertThat(EventKind.keys()).doesNotContain("step");
        assertThat(EventKind.of("step")).isEmpty();
    }

    private static String title(FairwayEvent event) {
        return Notifications.of(envelope(event), CONTEXT).title();
    }

    private static Envelope envelope(FairwayEvent event) {
        return new Envelope(new UUID(2, 2), Instant.EPOCH, "/fairway/test", new UUID(3, 3), null, event);
    }
}
