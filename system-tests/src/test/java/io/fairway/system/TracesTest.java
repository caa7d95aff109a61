package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One trace follows a change through Kafka and the services, to a collector. */
@OnPlatform
class TracesTest {

    private final RunningPlatform platform;

    TracesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void spansOfOneChange_fromAllServices_reachTheCollectorUnderOneTraceId() throws Exception {
        // given
        TestApplication application = TestApplication.create(platform, "traced");

        // when
        JsonNode change = application.outcomeOf(application.push("First version"));

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        String traceparent = platform.events()
                .ofChange(change.path("changeId").asText())
                .getFirst()
                .headers()
                .get("traceparent");
        assertThat(traceparent).isNotNull();
        String traceId = traceparent.split("-")[1];
        for (FairwayService service : FairwayService.values()) {
            await("spans of " + service.processName())
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> platform.traces().has(service.processName(), traceId));
        }
    }
}
