package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class BadInputTest {

    private final RunningPlatform platform;

    BadInputTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void badWebhooks_areRefusedWithAReason() throws Exception {
        GitHubWebhook webhook = new GitHubWebhook(platform);
        byte[] push = ("{\"ref\":\"refs/heads/main\",\"after\":\"" + "a".repeat(40)
                        + "\",\"repository\":{\"clone_url\":\"http://127.0.0.1:1/unknown.git\"},\"head_commit\":{\"id\":\""
                        + "a".repeat(40)
                        + "\",\"message\":\"m\",\"author\":{\"name\":\"Ada\"}},\"pusher\":{\"name\":\"Ada\"}}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] malformed = "{\"ref\": 7, \"repository\": null}".getBytes(StandardCharsets.UTF_8);
        byte[] noJson = "ref=refs/heads/main".getBytes(StandardCharsets.UTF_8);
        byte[] oversized = new byte[26 * 1024 * 1024];

        refused(webhook.send(push, "sha256=" + "0".repeat(64)), 401);
        refused(webhook.send(push, "nothing"), 401);
        refused(webhook.send(push, webhook.signature(push)), 404);
        refused(webhook.send(malformed, webhook.signature(malformed)), 400);
        refused(webhook.send(noJson, webhook.signature(noJson)), 400);
        refused(webhook.send(oversized, webhook.signature(oversized)), 413);
    }

    @Test
    void changesOfState_withoutTheToken_areRefused() throws Exception {
        for (FairwayService service : List.of(FairwayService.BUILD, FairwayService.RELEASE)) {
            String path = service == FairwayService.BUILD ? "/repositories/x" : "/applications/x";
            Http.Answer answer = Http.send("PUT", platform.url(service) + path, "wrong", Map.of());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("title").asText()).isNotEmpty();
        }
    }

    @Test
    void brokenFairwayYaml_failsTheBuildWithLineAndReason() throws Exception {
        // given
        TestApplication application = TestApplication.create(platform, "broken-yaml");
        application.edit("fairway.yaml", text -> text.replace("environments:", "enviroments:"));

        // when
        JsonNode change = application.outcomeOf(application.push("A typing error"));

        // then
        assertThat(change.path("outcome").asText()).isEqualTo("BUILD_FAILED");
        assertThat(change.path("reason").asText())
                .contains("fairway.yaml")
                .contains("enviroments")
                .containsPattern("\\d+");
    }

    @Test
    void chartThatDoesNotRender_isRejectedWithFileAndLine() throws Exception {
        // given
        TestApplication application = TestApplication.create(platform, "broken-chart");
        application.edit(
                "chart/templates/configmap.yaml", text -> text.replace("| quote }}\n  MODE", "| qoute }}\n  MODE"));

        // when
        JsonNode change = application.outcomeOf(application.push("A typing error"));

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("CHART_REJECTED");
        RecordedEvents.Event rejected = BadChangesTest.only(
                platform.events().ofChange(change.path("changeId").asText()), "ChartRejected");
        assertThat(rejected.data().path("file").asText()).isEqualTo("chart/templates/configmap.yaml");
        assertThat(rejected.data().path("line").asInt()).isPositive();
        assertThat(rejected.data().path("message").asText()).contains("qoute");
    }

    @Test
    @ExpectedLog(
            value =
                    "Reception\\] a record can never be processed .*cause=MalformedEventException: header ce_specversion",
            because = "a record that is no event goes to the dead letters, and somebody has to look at it")
    void poisonOnEveryTopic_goesToTheDeadLetters_andStopsNobody() throws Exception {
        // given
        Map<String, String> marked = Map.of("poison", UUID.randomUUID().toString());
        for (String topic : List.of("fairway.builds", "fairway.charts", "fairway.releases")) {
            Producer.send(platform.state(), topic, "poison", marked, "not an event".getBytes(StandardCharsets.UTF_8));
        }

        // then
        platform.events()
                .await(
                        TestApplication.PATIENCE,
                        event -> event.topic().equals("fairway.dead-letters")
                                && event.headers().toString().contains("fairway.releases"));
        TestApplication.released(platform, "after-poison");
    }

    private void refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains("\"title\"", "\"detail\"").doesNotContain("Exception", "\tat ");
    }
}
