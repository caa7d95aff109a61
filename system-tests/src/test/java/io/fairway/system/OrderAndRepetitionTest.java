package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
    void sameWebhookFiveTimesAtOnce_isOneBuildAndOneRelease() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "five-times");
        int revisions = application.helmHistory("production").size();
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

        // then
        assertThat(platform.events().ofCommit(commit))
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
                        "COPY tests/ /tests/\nRUN [ \"$(cat /app/version)\" != 1.0.1 ] || sleep 60"));
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
