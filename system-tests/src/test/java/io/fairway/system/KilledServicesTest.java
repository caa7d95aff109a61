package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * kill -9 while a service is at work: what was under way still ends as it should, exactly once. All cases are under way at the
 * same time, each with an application of its own, so that every kill hits the changes of the other cases, too.
 */
@OnPlatform
@Isolated("no other test can do without the services that are killed here")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesTest {

    /** A change whose service was killed and runs again, and the revisions of Helm before it. */
    private record Interrupted(TestApplication application, String commit, int staging, int production) {}

    private final RunningPlatform platform;
    private final ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, TestApplication> applications = new HashMap<>();
    /** By the event after which the service was killed. */
    private final Map<String, Future<Interrupted>> killed = new HashMap<>();

    private final Map<FairwayService, ReentrantLock> restarts = new EnumMap<>(FairwayService.class);
    private Future<Interrupted> pending;
    private Future<Interrupted> waiting;

    KilledServicesTest(RunningPlatform platform) {
        this.platform = platform;
        for (FairwayService service : FairwayService.values()) {
            restarts.put(service, new ReentrantLock());
        }
    }

    @BeforeAll
    void begin() throws Exception {
        releaseFirstVersions("killed-build", "killed-chart", "killed-release", "killed-verifier", "killed-at-end");
        releaseFirstVersions("killed-helm", "killed-waiting", "an-hour-later");
        // Nobody else pushes while build-service is away: a webhook that is lost is not found again.
        killed.put("ChangeAccepted", sideBySide.submit(() -> killed("killed-build", "BUILD", "ChangeAccepted")));
        killed.get("ChangeAccepted").get();
        killed.put("ImagePushed", sideBySide.submit(() -> killed("killed-chart", "CHART", "ImagePushed")));
        killed.put(
                "ReleaseRequested", sideBySide.submit(() -> killed("killed-release", "RELEASE", "ReleaseRequested")));
        killed.put(
                "ReleaseDeployed", sideBySide.submit(() -> killed("killed-verifier", "VERIFIER", "ReleaseDeployed")));
        killed.put("ReleaseVerified", sideBySide.submit(() -> killed("killed-at-end", "RELEASE", "ReleaseVerified")));
        pending = sideBySide.submit(() -> killedWithHelm("killed-helm"));
        waiting = sideBySide.submit(() -> killedWhileWaiting("killed-waiting"));
    }

    @AfterAll
    void end() {
        sideBySide.close();
    }

    @ParameterizedTest
    @CsvSource({
        // the event after which a service was killed at work: build, chart, release, verifier, and release again
        "ChangeAccepted",
        "ImagePushed",
        "ReleaseRequested",
        "ReleaseDeployed",
        "ReleaseVerified",
    })
    void changeEndsVerifiedExactlyOnce_whenAServiceIsKilledAtWork(String after) throws Exception {
        Interrupted change = killed.get(after).get();

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
        Interrupted change = pending.get();

        endsVerifiedWithOneRevisionMore(change);

        assertThat(lastStatus(change.application())).isEqualTo("deployed");
    }

    @Test
    void releaseThatWaitsForAPerson_survivesTheKill_andIsReleasedWhenApproved() throws Exception {
        Interrupted change = waiting.get();
        JsonNode release = change.application().release("production", "AWAITING_APPROVAL");
        assertThat(change.application().helmHistory("production")).hasSize(change.production());

        Http.Answer approved = alone(
                FairwayService.RELEASE,
                () -> change.application().approve(release.path("id").asText(), "it is still here"));

        assertThat(approved.status()).as(approved.body()).isLessThan(300);
        endsVerifiedWithOneRevisionMore(change);
    }

    @Test
    void webhookThatComesAgainAnHourLater_isNoSecondBuild() throws Exception {
        // given nobody needs build-service any more
        for (Future<Interrupted> change : killed.values()) {
            change.get();
        }
        pending.get();
        waiting.get();
        TestApplication application = applications.get("an-hour-later");
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

    private void releaseFirstVersions(String... names) throws Exception {
        List<Future<TestApplication>> released = new ArrayList<>();
        for (String name : names) {
            released.add(sideBySide.submit(() -> TestApplication.released(platform, name)));
        }
        for (Future<TestApplication> application : released) {
            applications.put(application.get().name(), application.get());
        }
    }

    private Interrupted killed(String name, String service, String after) throws Exception {
        TestApplication application = applications.get(name);
        application.edit("src/version", text -> "1.0.1\n");
        Interrupted change = push(application, "Version 1.0.1");
        String changeId = application.changeOf(change.commit());
        platform.events()
                .await(
                        TestApplication.PATIENCE,
                        event -> event.changeId().equals(changeId)
                                && event.name().equals(after));
        killAndStart(FairwayService.valueOf(service), () -> {});
        return change;
    }

    /** With a hook that takes long, so that Helm is in the middle of its work when it dies. */
    private Interrupted killedWithHelm(String name) throws Exception {
        TestApplication application = applications.get(name);
        application.edit("src/migrate", text -> text + "sleep 20\n");
        Interrupted change = push(application, "A slow migration");
        await().atMost(TestApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> lastStatus(application).startsWith("pending-"));
        killAndStart(FairwayService.RELEASE, () -> {
            endHelmOf(application);
            assertThat(lastStatus(application)).startsWith("pending-");
        });
        return change;
    }

    private Interrupted killedWhileWaiting(String name) throws Exception {
        TestApplication application = applications.get(name);
        application.askBeforeProduction();
        Interrupted change = push(application, "Ask before production");
        String id = application
                .release("production", "AWAITING_APPROVAL")
                .path("id")
                .asText();
        killAndStart(FairwayService.RELEASE, () -> {});
        assertThat(application
                        .release("production", "AWAITING_APPROVAL")
                        .path("id")
                        .asText())
                .isEqualTo(id);
        return change;
    }

    private static Interrupted push(TestApplication application, String message) throws Exception {
        int staging = application.helmHistory("staging").size();
        int production = application.helmHistory("production").size();
        return new Interrupted(application, application.push(message), staging, production);
    }

    private static String endsVerifiedWithOneRevisionMore(Interrupted interrupted) throws Exception {
        TestApplication application = interrupted.application();
        JsonNode change = application.outcomeOf(interrupted.commit());
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        assertThat(application.helmHistory("staging")).hasSize(interrupted.staging() + 1);
        assertThat(application.helmHistory("production")).hasSize(interrupted.production() + 1);
        return change.path("changeId").asText();
    }

    private interface Step {
        void run() throws Exception;
    }

    private void killAndStart(FairwayService service, Step between) throws Exception {
        alone(service, () -> {
            platform.platform().kill(service);
            between.run();
            platform.platform().start(service, Map.of());
            return service;
        });
    }

    /** While no other case kills the service. */
    private <T> T alone(FairwayService service, Callable<T> work) throws Exception {
        restarts.get(service).lock();
        try {
            return work.call();
        } finally {
            restarts.get(service).unlock();
        }
    }

    private void endHelmOf(TestApplication application) {
        ProcessHandle.allProcesses()
                .filter(process ->
                        commandLine(process).contains(platform.state().helm() + " "))
                .filter(process -> commandLine(process).contains(application.namespace("staging")))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private static String lastStatus(TestApplication application) throws Exception {
        JsonNode history = application.helmHistory("staging");
        return history.get(history.size() - 1).path("status").asText();
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
