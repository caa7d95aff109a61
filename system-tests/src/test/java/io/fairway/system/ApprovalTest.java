package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Continuous delivery: a release that waits for a person, and what is known about it afterwards. */
@OnPlatform
class ApprovalTest {

    private final RunningPlatform platform;

    ApprovalTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void releaseThatWaitsForAPerson_showsItsDiff_andIsTraceableBothWays() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "approved");
        application.askBeforeProduction();
        application.edit("chart/values-production.yaml", values -> values.replace("Hello, world!", "Good evening!"));

        // when
        String commit = application.push("Ask before production");
        String changeId = application.changeOf(commit);
        JsonNode waiting = application.release("production", "AWAITING_APPROVAL");

        // then it shows what it would change, and changes nothing
        String id = waiting.path("id").asText();
        JsonNode diff = get("/releases/" + id + "/diff");
        assertThat(diff.toString()).contains("Good evening!").doesNotContain("canary-production-key");
        assertThat(application
                        .live("production", "configmap", application.name())
                        .path("data")
                        .path("GREETING")
                        .asText())
                .isEqualTo("Hello, world!");

        // when
        Http.Answer approved = application.approve(id, "the evening shift is there");

        // then
        assertThat(approved.status()).as(approved.body()).isLessThan(300);
        JsonNode change = application.outcomeOf(commit);
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        annotationsNameWhatIsLive(application, changeId, id, commit);
        everythingLeadsToEverything(application, commit, id);
        theAuditSaysWhoAndWhy(application, id);
    }

    private void annotationsNameWhatIsLive(TestApplication application, String change, String release, String commit)
            throws IOException, InterruptedException {
        JsonNode annotations = application
                .live("production", "deployment", application.name())
                .path("metadata")
                .path("annotations");
        assertThat(annotations.path("fairway.dev/change").asText()).isEqualTo(change);
        assertThat(annotations.path("fairway.dev/release").asText()).isEqualTo(release);
        assertThat(annotations.path("fairway.dev/commit").asText()).isEqualTo(commit);
    }

    private void everythingLeadsToEverything(TestApplication application, String commit, String release)
            throws IOException, InterruptedException {
        String pod = application
                .list("production", "pods", "-l", "app.kubernetes.io/name=hello")
                .path(0)
                .path("metadata")
                .path("name")
                .asText();
        JsonNode found = get("/releases/" + release);
        for (String of : List.of(
                commit.substring(0, 8),
                release,
                found.path("changeId").asText(),
                found.path("imageDigest").asText(),
                found.path("chartVersion").asText(),
                application.name() + "/production@" + found.path("revision").asInt(),
                application.namespace("production") + "/" + pod)) {
            JsonNode trace =
                    get("/trace?of=" + java.net.URLEncoder.encode(of, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(trace.toString()).as("trace of " + of).contains(commit, release);
        }
    }

    private void theAuditSaysWhoAndWhy(TestApplication application, String release) {
        await("the approval in the audit").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode entries = get("/audit?application=" + application.name() + "&limit=200");
            assertThat(entries.toString()).contains("the evening shift is there", "operator", release);
        });
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return Http.get(platform.url(FairwayService.RELEASE) + path).json();
    }
}
