package io.fairway.notification.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.Checks;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Difference;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.notification.EventContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CdEventsTest {

    private static final UUID RELEASE = UUID.fromString("01a205e1-65ae-7013-aace-b0e43ba86171");
    private static final UUID ROLLBACK = UUID.fromString("01a205e1-65ae-7013-aace-b0e43ba86172");
    private static final UUID BEFORE = UUID.fromString("01a205e1-65ae-7013-aace-b0e43ba86173");
    private static final Target TARGET = new Target("shop", "production");
    private static final Source SOURCE =
            new Source("https://github.com/acme/shop.git", "main", "68b1f57000000000000000000000000000000001", 7);
    private static final ChartRef CHART =
            new ChartRef("shop", "1.0.3+g68b1f57", "oci://r.example/charts/shop", "sha256:aa", "http://x", "sha256:bb");
    private static final ImageRef IMAGE = new ImageRef("r.example/shop", "main-68b1f57", "sha256:cc");
    private static final ImageRef OLDER = new ImageRef("r.example/shop", "main-1111111", "sha256:dd");
    private static final String ARTIFACT = PackageUrl.of(IMAGE);

    private static final EventContext FIRST = context(release(Kind.CHANGE, IMAGE), false, null, false, null);
    private static final EventContext LATER = context(release(Kind.CHANGE, IMAGE), true, null, true, null);
    private static final EventContext BROKEN =
            context(release(Kind.ROLLBACK, OLDER), true, release(Kind.CHANGE, OLDER), true, RELEASE);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("push", new ChangeAccepted(SOURCE, "Ada", "Keep it"), FIRST, List.of("change.merged")),
                Arguments.of(
                        "image",
                        new ImagePushed(SOURCE, "shop", IMAGE, "http://log", List.of()),
                        FIRST,
                        List.of("artifact.packaged", "artifact.published")),
                Arguments.of(
                        "chart",
                        new ChartPublished(SOURCE, "shop", CHART, IMAGE, List.of("production"), List.of(), null),
                        FIRST,
                        List.of("artifact.published")),
                Arguments.of("request", release(Kind.CHANGE, IMAGE), FIRST, List.of("fairway-release.requested")),
                Arguments.of(
                        "request to take away the first release",
                        new ReleaseRequested(ROLLBACK, TARGET, Kind.ROLLBACK, null, null, null, RELEASE, "it failed"),
                        FIRST,
                        List.of("fairway-release.requested")),
                Arguments.of(
                        "first release of a target",
                        deployed(),
                        FIRST,
                        List.of("service.deployed", "testsuiterun.started")),
                Arguments.of(
                        "next release of a target",
                        deployed(),
                        LATER,
                        List.of("service.upgraded", "testsuiterun.started")),
                Arguments.of("rollback is installed", deployed(), BROKEN, List.of("testsuiterun.started")),
                Arguments.of(
                        "release nobody heard of", deployed(), EventContext.NOTHING, List.of("testsuiterun.started")),
                Arguments.of(
                        "verified", verified(), LATER, List.of("testsuiterun.finished", "fairway-release.verified")),
                Arguments.of(
                        "verified, and that mends it",
                        verified(),
                        BROKEN,
                        List.of("testsuiterun.finished", "fairway-release.verified", "incident.resolved")),
                Arguments.of(
                        "failed",
                        failed(Reason.CRASH_LOOP),
                        LATER,
                        List.of("testsuiterun.finished", "fairway-release.failed", "incident.detected")),
                Arguments.of(
                        "failed before its verification began",
                        failed(Reason.HELM_FAILED),
                        FIRST,
                        List.of("fairway-release.failed", "incident.detected")),
                Arguments.of(
                        "failed while it is broken already",
                        failed(Reason.NEVER_READY),
                        BROKEN,
                        List.of("testsuiterun.finished", "fairway-release.failed")),
                Arguments.of(
                        "cancelled",
                        failed(Reason.CANCELLED),
                        LATER,
                        List.of("testsuiterun.finished", "fairway-release.failed")),
                Arguments.of(
                        "rolled back",
                        rolledBack(BEFORE, true, List.of()),
                        BROKEN,
                        List.of("service.rolledback", "incident.resolved")),
                Arguments.of(
                        "rolled back, and not everything is back",
                        rolledBack(
                                BEFORE,
                                true,
                                List.of(new Difference(
                                        new ObjectRef("v1", "Secret", "x", "y"), Difference.Kind.MISSING, null))),
                        BROKEN,
                        List.of("service.rolledback")),
                Arguments.of(
                        "rolled back, and not verified",
                        rolledBack(BEFORE, false, List.of()),
                        BROKEN,
                        List.of("service.rolledback")),
                Arguments.of(
                        "rolled back to nothing",
                        rolledBack(null, true, List.of()),
                        BROKEN,
                        List.of("service.removed", "incident.resolved")),
                Arguments.of(
                        "configuration", new ConfigurationPushed(SOURCE, "shop", IMAGE, List.of()), LATER, List.of()),
                Arguments.of(
                        "failed build",
                        new BuildFailed(SOURCE, BuildFailed.Reason.STEP_FAILED, "no", "http://log", List.of()),
                        LATER,
                        List.of()),
                Arguments.of(
                        "rejected chart",
                        new ChartRejected(SOURCE, "shop", "no", null, null, List.of()),
                        LATER,
                        List.of()),
                Arguments.of(
                        "approval",
                        new ApprovalRequested(
                                RELEASE, TARGET, SOURCE, CHART, IMAGE, List.of(), 1, Instant.EPOCH, "who?"),
                        LATER,
                        List.of()),
                Arguments.of(
                        "skipped",
                        new ReleaseSkipped(RELEASE, TARGET, SOURCE, ReleaseSkipped.Reason.EXPIRED, "nobody came"),
                        LATER,
                        List.of()),
                Arguments.of(
                        "action",
                        new ActionTaken("ada", ActionTaken.Action.PAUSE, "shop", null, null, null, "why"),
                        LATER,
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void event_isSaidInTheWordsOfCdevents(
            String name, FairwayEvent event, EventContext context, List<String> expected) {
        List<CdEvent> events = meaning(event, context).events();

        assertThat(events.stream().map(cdevent -> word(cdevent.type()))).isEqualTo(expected);
        for (CdEvent cdevent : events) {
            assertThat(cdevent.chainId()).isEqualTo(new UUID(3, 3));
        }
        assertThat(meaning(event, context).events())
                .as("the same ids each time")
                .isEqualTo(events);
    }

    @Test
    void contents_areWhatTheyAreAbout() {
        assertThat(meaning(deployed(), FIRST).events().getFirst().json().at("/subject"))
                .hasToString("{\"id\":\"shop\",\"source\":\"/fairway/release-service\",\"content\":"
                        + "{\"environment\":{\"id\":\"production\"},\"artifactId\":\"" + ARTIFACT + "\"}}");
        assertThat(meaning(rolledBack(BEFORE, true, List.of()), BROKEN)
                        .events()
                        .getFirst()
                        .json()
                        .at("/subject/content/artifactId")
                        .asText())
                .as("what is live now")
                .isEqualTo(PackageUrl.of(OLDER));
        assertThat(meaning(verified(), BROKEN).events().getLast().subjectId())
                .as("the incident has the id of the release that failed")
                .isEqualTo(RELEASE.toString());
    }

    @Test
    void outcome_isSaidByReason() {
        Map<String, String> outcomes = new HashMap<>();
        for (Reason reason : Reason.values()) {
            outcomes.put(
                    reason.name(),
                    meaning(failed(reason), LATER)
                            .events()
                            .getFirst()
                            .content()
                            .path("outcome")
                            .asText());
        }
        assertThat(outcomes)
                .containsEntry("CANCELLED", "cancel")
                .containsEntry("NO_DATA", "error")
                .containsEntry("HELM_FAILED", "error")
                .containsEntry("CRASH_LOOP", "failure");
    }

    @Test
    void afterwards_isRemembered() {
        assertThat(meaning(deployed(), FIRST).live()).isTrue();
        assertThat(meaning(rolledBack(null, true, List.of()), BROKEN).live()).isFalse();
        assertThat(meaning(failed(Reason.CRASH_LOOP), LATER).openIncident()).isEqualTo(RELEASE);
        assertThat(meaning(failed(Reason.CANCELLED), LATER).openIncident()).isNull();
        assertThat(meaning(verified(), BROKEN).openIncident()).isNull();
        assertThat(meaning(rolledBack(BEFORE, false, List.of()), BROKEN).openIncident())
                .isEqualTo(RELEASE);
    }

    /** The check is a small Go program, because the project's Go SDK is where its schemas can be had as a published module. */
    @Test
    void publishedSchemas_agree() throws IOException, InterruptedException {
        List<String> events = cases().flatMap(example ->
                        meaning((FairwayEvent) example.get()[1], (EventContext) example.get()[2]).events().stream())
                .map(event -> event.json().toString())
                .toList();
        assertThat(published(events)).as("events that are not as published").isEmpty();
        assertThat(published(List.of(events.getFirst().replace("\"subject\"", "\"object\""))))
                .as("the check itself finds a mistake")
                .contains("subject");
    }

    /** One line for each event that is wrong. */
    private static String published(List<String> events) throws IOException, InterruptedException {
        Path lines = Files.write(Path.of("target", "cdevents.ndjson").toAbsolutePath(), events);
        Process check = new ProcessBuilder("go", "run", "-mod=mod", "-buildvcs=false", ".")
                .directory(Path.of("src/test/go/cdevents").toFile())
                .redirectInput(lines.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String wrong = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as("how the check ended: %s", wrong).isEqualTo(wrong.isEmpty() ? 0 : 1);
        return wrong;
    }

    private static String word(String type) {
        String[] parts = type.split("\\.");
        return parts[2] + "." + parts[3];
    }

    private static CdEvents.Meaning meaning(FairwayEvent event, EventContext context) {
        return CdEvents.of(
                new Envelope(new UUID(2, 2), Instant.EPOCH, "/fairway/release-service", new UUID(3, 3), null, event),
                context);
    }

    private static EventContext context(
            ReleaseRequested release, boolean deployed, ReleaseRequested restored, boolean live, UUID openIncident) {
        return new EventContext(null, "shop", release, deployed, restored, live, openIncident);
    }

    private static ReleaseRequested release(Kind kind, ImageRef image) {
        return new ReleaseRequested(RELEASE, TARGET, kind, CHART, image, SOURCE, null, "its chart was published");
    }

    private static ReleaseDeployed deployed() {
        return new ReleaseDeployed(
                RELEASE, TARGET, "ns", "shop", 3, List.of(), new Checks(60, 0, List.of()), List.of(), null);
    }

    private static ReleaseVerified verified() {
        return new ReleaseVerified(ROLLBACK, TARGET, 4, List.of(), List.of(), null);
    }

    private static ReleaseFailed failed(Reason reason) {
        return new ReleaseFailed(RELEASE, TARGET, 3, reason, "it failed", List.of(), List.of(), null);
    }

    private static ReleaseRolledBack rolledBack(UUID restored, boolean verified, List<Difference> differences) {
        return new ReleaseRolledBack(
                RELEASE, TARGET, ROLLBACK, restored, 4, verified, differences, "it is live again", List.of());
    }
}
