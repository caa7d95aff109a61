package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class BadChangesTest {

    private final RunningPlatform platform;

    BadChangesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void processThatExitsAtStart_failsByThatNameAndIsRolledBackForGood() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "bad-code");
        String pageBefore = application.page("staging", "/");
        Map<String, JsonNode> before = application.liveState("staging");
        int productionRevisions = application.helmHistory("production").size();

        // when
        application.breakAtStart();
        String commit = application.push("Keep a guestbook");
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("ROLLED_BACK");
        List<RecordedEvents.Event> events =
                platform.events().ofChange(change.path("changeId").asText());
        RecordedEvents.Event failed = only(events, "ReleaseFailed");
        assertThat(failed.data().path("reason").asText()).isEqualTo("CRASH_LOOP");
        assertThat(change.path("reason").asText()).contains(application.name());
        RecordedEvents.Event rolledBack = only(events, "ReleaseRolledBack");
        assertThat(rolledBack.data().path("verified").asBoolean()).isTrue();
        assertThat(rolledBack.data().path("differences")).isEmpty();
        assertThat(application.page("staging", "/")).isEqualTo(pageBefore);
        assertThat(application.liveState("staging")).isEqualTo(before);
        assertThat(application.helmHistory("production")).hasSize(productionRevisions);

        // when the same chart is announced again, as a new event
        String badDigest =
                only(events, "ImagePushed").data().path("image").path("digest").asText();
        RecordedEvents.Event chart = only(events, "ChartPublished");
        Producer.send(
                platform.state(),
                chart,
                Map.of("ce_id", java.util.UUID.randomUUID().toString()));
        Producer.send(platform.state(), chart, Map.of());

        // then a later good change goes through, and the bad digest was released only once
        application.git("reset", "--quiet", "--hard", "HEAD~1");
        application.edit("src/version", version -> "1.0.1\n");
        application.git("commit", "--quiet", "--all", "-m", "A good version instead");
        application.git("push", "--quiet", "--force", "origin", "HEAD:main");
        JsonNode next = application.outcomeOf(application.head());
        assertThat(next.path("outcome").asText()).as(next.toPrettyString()).isEqualTo("VERIFIED");
        assertThat(platform.events()
                        .all()
                        .filter(event -> event.name().equals("ReleaseRequested"))
                        .filter(event -> event.data()
                                .path("image")
                                .path("digest")
                                .asText()
                                .equals(badDigest)))
                .hasSize(1);
    }

    @Test
    void configurationThatIsNeverReady_isRolledBackByteForByte() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "bad-config");
        Map<String, JsonNode> before = application.liveState("staging");

        // when
        application.apply("bad-configuration");
        application.edit("fairway.yaml", text -> text.replace("deadline: 60s", "deadline: 20s"));
        application.edit(
                "chart/values-staging.yaml", values -> values.replace("canary-staging-key", "canary-changed-key"));
        JsonNode change = application.outcomeOf(application.push("Another key, too"));

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("ROLLED_BACK");
        List<RecordedEvents.Event> events =
                platform.events().ofChange(change.path("changeId").asText());
        assertThat(only(events, "ReleaseFailed").data().path("reason").asText()).isEqualTo("NEVER_READY");
        Map<String, JsonNode> after = application.liveState("staging");
        String name = application.name();
        assertThat(after.get("ConfigMap/" + name)).isNotNull().isEqualTo(before.get("ConfigMap/" + name));
        assertThat(after.get("Secret/" + name)).isNotNull().isEqualTo(before.get("Secret/" + name));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void releaseThatAddsRemovesAndChangesObjects_isUndoneAsAWhole_andAHandEditIsReported() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "whole-content");
        application.edit("chart/values-staging.yaml", values -> values + "ingress:\n  enabled: true\n");
        JsonNode withIngress = application.outcomeOf(application.push("An ingress in staging"));
        assertThat(withIngress.path("outcome").asText()).isEqualTo("VERIFIED");
        Map<String, JsonNode> before = application.liveState("staging");
        assertThat(before).containsKey("Ingress/" + application.name());

        // when
        application.edit("chart/templates/extra.yaml", nothing -> EXTRA_OBJECTS);
        application.edit(
                "chart/values-staging.yaml",
                values -> values.replace("enabled: true", "enabled: false")
                        .replace("canary-staging-key", "canary-changed-key"));
        application.breakAtStart();
        String commit = application.push("Much at once, and broken");
        String changeId = application.changeOf(commit);
        platform.events()
                .await(
                        TestApplication.PATIENCE,
                        event -> event.changeId().equals(changeId)
                                && event.name().equals("ReleaseDeployed"));
        String name = application.name();
        // a field that no revision ever had: no rollback by Helm takes it away
        platform.platform()
                .kubectl(
                        "annotate", "service", name, "-n", application.namespace("staging"), "example.com/by-hand=yes");
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("ROLLED_BACK");
        JsonNode differences = only(platform.events().ofChange(changeId), "ReleaseRolledBack")
                .data()
                .path("differences");
        assertThat(differences).as(differences.toPrettyString()).hasSize(1);
        JsonNode difference = differences.get(0);
        assertThat(difference.path("object").path("kind").asText()).isEqualTo("Service");
        assertThat(difference.path("kind").asText()).isEqualTo("CHANGED");
        assertThat(difference.path("field").asText()).contains("example.com/by-hand");
        platform.platform()
                .kubectl("annotate", "service", name, "-n", application.namespace("staging"), "example.com/by-hand-");
        assertThat(application.liveState("staging")).isEqualTo(before);
    }

    @Test
    void failingTestStage_failsTheBuildAndPublishesNothing() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "failing-test");

        // when
        application.edit("tests/run", tests -> tests + "failed \"the answer is not 42\"\n");
        String commit = application.push("A test that fails");
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("BUILD_FAILED");
        List<RecordedEvents.Event> events =
                platform.events().ofChange(change.path("changeId").asText());
        assertThat(events).extracting(RecordedEvents.Event::name).containsExactly("ChangeAccepted", "BuildFailed");
        JsonNode failed = only(events, "BuildFailed").data();
        assertThat(failed.path("reason").asText()).isEqualTo("STEP_FAILED");
        Http.Answer log = Http.get(failed.path("log").asText());
        assertThat(log.status()).isEqualTo(200);
        assertThat(log.body()).contains("FAILED: the answer is not 42");
        Http.Answer tag = Http.get("http://" + platform.state().registry() + "/v2/" + application.name()
                + "/manifests/main-" + commit.substring(0, 7));
        assertThat(tag.status()).isEqualTo(404);
    }

    @Test
    void failedReleaseOfAFirstVersion_leavesNothingBehind() throws Exception {
        // given
        TestApplication application = TestApplication.create(platform, "bad-first");
        application.breakAtStart();

        // when
        Instant began = Instant.now();
        JsonNode change = application.outcomeOf(application.push("Broken from the start"));

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("ROLLED_BACK");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> application.liveState("staging").isEmpty());
        assertThat(application.liveState("production")).isEmpty();
        assertThat(Duration.between(began, Instant.now())).isLessThan(TestApplication.PATIENCE);
        assertThat(Http.get(platform.url(FairwayService.RELEASE) + "/applications/bad-first/quarantine")
                        .body())
                .contains("sha256:");
    }

    static RecordedEvents.Event only(List<RecordedEvents.Event> events, String name) {
        List<RecordedEvents.Event> found =
                events.stream().filter(event -> event.name().equals(name)).toList();
        assertThat(found)
                .as(name + " in "
                        + events.stream().map(RecordedEvents.Event::name).toList())
                .hasSize(1);
        return found.getFirst();
    }

    private static final String EXTRA_OBJECTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}-extra
            data:
              more: configuration
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: {{ .Release.Name }}-nightly
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: nightly
                          image: {{ include "hello.image" . | quote }}
                          command: [/app/migrate]
            """;
}
