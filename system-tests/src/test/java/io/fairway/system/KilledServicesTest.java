package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import io.fairway.system.InterruptedChanges.Interrupted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kill -9 while a service is at work: what was under way still ends as it should, exactly once. */
@OnPlatform
@Isolated("no other test can do without the services that are killed here")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesTest {

    private final RunningPlatform platform;
    private final InterruptedChanges changes;

    KilledServicesTest(RunningPlatform platform) {
        this.platform = platform;
        this.changes = new InterruptedChanges(platform);
    }

    @BeforeAll
    void begin() throws Exception {
        List<String> names = List.of(
                "killed-build",
                "killed-chart",
                "killed-release",
                "killed-verifier",
                "killed-at-end",
                "killed-helm",
                "killed-waiting",
                "an-hour-later");
        names.forEach(changes::release);
        for (String name : names) {
            changes.application(name);
        }
        // Nobody else pushes while build-service is away: a webhook that is lost is not found again.
        changes.kill("killed-build", FairwayService.BUILD, "ChangeAccepted");
        changes.of("killed-build");
        changes.kill("killed-chart", FairwayService.CHART, "ImagePushed");
        changes.kill("killed-release", FairwayService.RELEASE, "ReleaseRequested");
        changes.kill("killed-verifier", FairwayService.VERIFIER, "ReleaseDeployed");
        changes.kill("killed-at-end", FairwayService.RELEASE, "ReleaseVerified");
        changes.killWithHelm("killed-helm");
        changes.killWhileWaiting("killed-waiting");
    }

    @AfterAll
    void end() {
        changes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed-build", "killed-chart", "killed-release", "killed-verifier", "killed-at-end"})
    void changeEndsVerifiedExactlyOnce_whenAServiceIsKilledAtWork(String name) throws Exception {
        Interrupted change = changes.of(name);

        String changeId = endsVerifiedWithOneRevisionMore(change);

        assertThat(change.application().page("production", "/version").strip()).isEqualTo("1.0.1");
        List<RecordedEvents.Event> events = platform.events().ofChange(changeId);
        for (String once : List.of("ImagePushed", "ChartPublished")) {
            assertThat(distinct(events, once)).as(once).isEqualTo(1);
        }
        for (String oncePerEnvironment : List.of("ReleaseRequested", "ReleaseDeployed", "ReleaseVerified")) {
            assertThat(distinct(events, oncePerEnvironment))
                    .as(oncePerEnvironment)
                    .isEqualTo(2);
        }
    }

    @Test
    void pendingHelmReleaseLeftByADeadHelm_healsAndTheChangeIsReleasedOnce() throws Exception {
        Interrupted change = changes.of("killed-helm");

        endsVerifiedWithOneRevisionMore(change);

        assertThat(InterruptedChanges.lastStatus(change.application())).isEqualTo("deployed");
    }

    @Test
    void releaseThatWaitsForAPerson_survivesTheKill_andIsReleasedWhenApproved() throws Exception {
        Interrupted change = changes.of("killed-waiting");
        String id = change.application()
                .release("production", "AWAITING_APPROVAL")
                .path("id")
                .asText();
        assertThat(change.application().helmHistory("production")).hasSize(change.production());

        Http.Answer approved =
                changes.alone(FairwayService.RELEASE, () -> change.application().approve(id, "it is still here"));

        assertThat(approved.status()).as(approved.body()).isLessThan(300);
        endsVerifiedWithOneRevisionMore(change);
    }

    @Test
    void webhookThatComesAgainAnHourLater_isNoSecondBuild() throws Exception {
        // given nobody needs build-service any more
        changes.awaitLastKill();
        TestApplication application = changes.application("an-hour-later");
        String commit = application.head();
        int revisions = application.helmHistory("production").size();

        // when
        try {
            platform.platform().stop(FairwayService.BUILD);
            platform.platform().start(FairwayService.BUILD, Map.of("FAIRWAY_CLOCK_OFFSET", "PT1H"));
            assertThat(application.webhook(commit).statusCode()).isBetween(200, 202);
            // whatever came of it has come before the next change
            application.edit("src/version", version -> "1.0.1\n");
            JsonNode next = application.outcomeOf(application.push("The version after"));
            assertThat(next.path("outcome").asText()).as(next.toPrettyString()).isEqualTo("VERIFIED");
        } finally {
            platform.platform().stop(FairwayService.BUILD);
            platform.platform().start(FairwayService.BUILD, Map.of());
        }

        // then
        assertThat(platform.events().ofCommit(commit))
                .extracting(RecordedEvents.Event::name)
                .containsExactlyInAnyOrder(
                        "ChangeAccepted", "ImagePushed", "ChartPublished", "ReleaseRequested", "ReleaseRequested");
        assertThat(application.helmHistory("production")).hasSize(revisions + 1);
    }

    private static String endsVerifiedWithOneRevisionMore(Interrupted interrupted) throws Exception {
        TestApplication application = interrupted.application();
        JsonNode change = application.outcomeOf(interrupted.commit());
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        assertThat(application.helmHistory("staging")).hasSize(interrupted.staging() + 1);
        assertThat(application.helmHistory("production")).hasSize(interrupted.production() + 1);
        return change.path("changeId").asText();
    }

    /** The log may hold an event twice; its id shows that it is one. */
    private static long distinct(List<RecordedEvents.Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(event -> event.headers().get("ce_id"))
                .distinct()
                .count();
    }
}
