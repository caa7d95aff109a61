package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnPlatform
class OrderAndRepetitionTest {

    private final RunningPlatform platform;

    OrderAndRepetitionTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void sameWebhookFiveTimesAtOnceAndAgainAnHourLater_isOneBuildAndOneRelease() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "five-times");
        application.edit("src/version", version -> "1.0.1\n");
        String commit = application.push("Next version");

        // when
        List<Callable<HttpResponse<String>>> deliveries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            deliveries.add(() -> application.webhook(commit));
        }
        try (ExecutorService atOnce = Executors.newFixedThreadPool(5)) {
            for (Future<HttpResponse<String>> answer : atOnce.invokeAll(deliveries)) {
                assertThat(answer.get().statusCode()).isBetween(200, 202);
            }
        }
        JsonNode change = application.outcomeOf(commit);
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        int revisions = application.helmHistory("production").size();
        try {
            platform.platform().stop(FairwayService.BUILD);
            platform.platform().start(FairwayService.BUILD, Map.of("FAIRWAY_CLOCK_OFFSET", "PT1H"));
            assertThat(application.webhook(commit).statusCode()).isBetween(200, 202);
            // whatever came of it has come before the next change
            application.edit("src/version", version -> "1.0.2\n");
            JsonNode next = application.outcomeOf(application.push("The version after"));
            assertThat(next.path("outcome").asText()).as(next.toPrettyString()).isEqualTo("VERIFIED");
        } finally {
            platform.platform().stop(FairwayService.BUILD);
            platform.platform().start(FairwayService.BUILD, Map.of());
        }

        // then
        List<RecordedEvents.Event> ofCommit = platform.events()
                .all()
                .filter(event ->
                        event.data().path("source").path("commit").asText().equals(commit))
                .toList();
        assertThat(ofCommit)
                .extracting(RecordedEvents.Event::name)
                .containsExactlyInAnyOrder(
                        "ChangeAccepted", "ImagePushed", "ChartPublished", "ReleaseRequested", "ReleaseRequested");
        assertThat(application.helmHistory("production")).hasSize(revisions + 1);
    }

    @Test
    void oldCommitWithASlowBuild_neverOverwritesANewerOne() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "slow-and-old");

        // when
        application.edit(
                "Dockerfile",
                text -> text.replace(
                        "COPY tests/ /tests/",
                        "COPY tests/ /tests/\nRUN [ \"$(cat /app/version)\" != 1.0.1 ] || sleep 40"));
        application.edit("src/version", version -> "1.0.1\n");
        String old = application.push("Slow");
        application.changeOf(old);
        application.edit("src/version", version -> "1.0.2\n");
        String newer = application.push("Fast");
        JsonNode newerChange = application.outcomeOf(newer);
        JsonNode oldChange = application.outcomeOf(old);

        // then
        assertThat(newerChange.path("outcome").asText())
                .as(newerChange.toPrettyString())
                .isEqualTo("VERIFIED");
        assertThat(oldChange.path("outcome").asText())
                .as(oldChange.toPrettyString())
                .isEqualTo("SUPERSEDED");
        assertThat(oldChange.path("reason").asText()).isNotEmpty();
        assertThat(application.page("production", "/version").strip()).isEqualTo("1.0.2");
        assertThat(application.page("staging", "/version").strip()).isEqualTo("1.0.2");
    }
}
