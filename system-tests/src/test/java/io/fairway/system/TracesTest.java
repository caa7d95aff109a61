package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fairway.local.FairwayService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
        // given a collector of OpenTelemetry's protocol over HTTP
        List<String> exports = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        TestApplication application = TestApplication.create(platform, "traced");
        try {
            restartAll(Map.of(
                    "FAIRWAY_TRACES", "1.0",
                    "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                    "QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION", "none",
                    "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                            "http://127.0.0.1:" + collector.getAddress().getPort()));

            // when
            JsonNode change = application.outcomeOf(application.push("First version"));

            // then
            assertThat(change.path("outcome").asText())
                    .as(change.toPrettyString())
                    .isEqualTo("VERIFIED");
            String traceparent = platform.events()
                    .ofChange(change.path("changeId").asText())
                    .getFirst()
                    .headers()
                    .get("traceparent");
            assertThat(traceparent).isNotNull();
            // in protocol buffers, a trace id is its sixteen bytes as they are
            String traceId =
                    new String(HexFormat.of().parseHex(traceparent.split("-")[1]), StandardCharsets.ISO_8859_1);
            for (FairwayService service : FairwayService.values()) {
                await(service.processName())
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(exports)
                                .anyMatch(
                                        export -> export.contains(service.processName()) && export.contains(traceId)));
            }
        } finally {
            restartAll(Map.of());
            collector.stop(0);
        }
    }

    private void restartAll(Map<String, String> environment) {
        Arrays.stream(FairwayService.values()).parallel().forEach(service -> {
            try {
                platform.platform().stop(service);
                platform.platform().start(service, environment);
            } catch (Exception e) {
                throw new IllegalStateException(service + " does not restart", e);
            }
        });
    }
}
