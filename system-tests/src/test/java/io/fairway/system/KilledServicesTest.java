package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kill -9 while a service is at work: the change still ends verified, exactly once. */
@OnPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesTest {

    private final RunningPlatform platform;
    private TestApplication application;
    private int patch;

    KilledServicesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void release() throws Exception {
        application = TestApplication.released(platform, "killed");
    }

    @ParameterizedTest
    @CsvSource({
        // the service to kill, and the event after which it is at work
        "BUILD,    ChangeAccepted",
        "CHART,    ImagePushed",
        "RELEASE,  ReleaseRequested",
        "VERIFIER, ReleaseDeployed",
        "RELEASE,  ReleaseVerified",
    })
    void changeEndsVerifiedExactlyOnce_whenAServiceIsKilledAtWork(FairwayService service, String after)
            throws Exception {
        // given
        int staging = application.helmHistory("staging").size();
        int production = application.helmHistory("production").size();

        // when
        String version = "1.0." + ++patch;
        application.edit("src/version", text -> version + "\n");
        String commit = application.push("Version " + version);
        String changeId = application.changeOf(commit);
        platform.events()
                .await(
                        TestApplication.PATIENCE,
                        event -> event.changeId().equals(changeId)
                                && event.name().equals(after));
        platform.platform().kill(service);
        platform.platform().start(service, Map.of());
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        assertThat(application.page("production", "/version").strip()).isEqualTo(version);
        assertThat(application.helmHistory("staging")).hasSize(staging + 1);
        assertThat(application.helmHistory("production")).hasSize(production + 1);
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
        // given a release whose hook takes long, so that Helm is in the middle of it
        application.edit("src/migrate", text -> text + "sleep 20\n");
        int staging = application.helmHistory("staging").size();
        String commit = application.push("A slow migration");
        application.changeOf(commit);
        await().atMost(TestApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> lastStatus(application).startsWith("pending-"));

        // when service and Helm die together
        platform.platform().kill(FairwayService.RELEASE);
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(platform.state().helm() + " "))
                .filter(process -> process.info().commandLine().orElse("").contains(application.namespace("staging")))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
        assertThat(lastStatus(application)).startsWith("pending-");
        platform.platform().start(FairwayService.RELEASE, Map.of());
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        assertThat(application.helmHistory("staging")).hasSize(staging + 1);
        assertThat(lastStatus(application)).isEqualTo("deployed");
        application.edit("src/migrate", text -> text.replace("sleep 20\n", ""));
    }

    private static String lastStatus(TestApplication application) throws Exception {
        JsonNode history = application.helmHistory("staging");
        return history.get(history.size() - 1).path("status").asText();
    }

    /** The log may hold an event twice; its id tells that it is one. */
    private static long distinct(List<RecordedEvents.Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(event -> event.headers().get("ce_id"))
                .distinct()
                .count();
    }
}
