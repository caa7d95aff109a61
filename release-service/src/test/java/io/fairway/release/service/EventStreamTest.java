package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of the event stream, over real connections. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class EventStreamTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/events")
    URL events;

    private final HttpClient http = HttpClient.newHttpClient();
    private AuditedApplication application;

    @BeforeEach
    void connect() {
        application = new AuditedApplication(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        application.close();
        http.shutdownNow();
    }

    /** The framework writes the head of the response as well as we do; both at once is an error in the log. */
    @Test
    void manyReaders_whoComeAndGo_leaveNoErrorBehind() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                errors.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger mappers = Logger.getLogger("io.fairway.rest.ProblemMappers");
        mappers.addHandler(log);
        try {
            for (int i = 0; i < 150; i++) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(events.toString())).build();
                try (InputStream stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
                    assertThat(stream.read()).isEqualTo(':');
                }
            }
        } finally {
            mappers.removeHandler(log);
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void aReader_resumesWhereItWas_withoutLossOrRepetition() {
        // From now on it is known which application the repository is of.
        application.journey();
        application.awaitEntries(4);
        List<String> first = new CopyOnWriteArrayList<>();
        try (InputStream stream = listen(null, first)) {
            await().untilAsserted(() -> assertThat(first).anyMatch(line -> line.startsWith(":")));
            UUID change = application.journey();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(names(first))
                            .containsExactly("ChangeAccepted", "ImagePushed", "ReleaseRequested", "ReleaseVerified"));
            assertThat(first).anyMatch(line -> line.startsWith("data:") && line.contains(change.toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        String seen = first.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3)
                .strip();
        application.journey();

        List<String> second = new CopyOnWriteArrayList<>();
        try (InputStream stream = listen(seen, second)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(names(second))
                            .containsExactly(
                                    "ImagePushed",
                                    "ReleaseRequested",
                                    "ReleaseVerified",
                                    "ChangeAccepted",
                                    "ImagePushed",
                                    "ReleaseRequested",
                                    "ReleaseVerified"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        await().untilAsserted(() -> given().get("/audit/status").then().body("readers", is(0)));
    }

    /** Reads lines until the stream is closed. */
    private InputStream listen(String lastEventId, List<String> lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(events + "?application=" + application.name()))
                .GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(() -> {
                Scanner scanner = new Scanner(response.body(), StandardCharsets.UTF_8);
                while (scanner.hasNextLine()) {
                    lines.add(scanner.nextLine());
                }
            });
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> names(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring(6).strip())
                .toList();
    }
}
