package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ActionTaken;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartRef;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on real topics, entries in a real database, and readers over real connections. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class AuditServiceTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/events")
    URL events;

    @Inject
    DataSource dataSource;

    private final String application = "audited" + NEXT.incrementAndGet();
    private final Source source =
            new Source("https://git.example/" + application + ".git", "main", "c0ffee".repeat(6) + "0000", 1);
    private final Target target = new Target(application, "production");
    private final EventCodec codec = new EventCodec();
    private final HttpClient http = HttpClient.newHttpClient();
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
        http.shutdownNow();
    }

    @Test
    void whatHappened_isThere_withWhoAndWhy_andWhatItsNeighboursKnow() {
        journey();

        awaitEntries(4);
        given().get("/audit?application=" + application)
                .then()
                .body("type", contains("ReleaseVerified", "ReleaseRequested", "ImagePushed", "ChangeAccepted"))
                .body("application", everyItem(is(application)))
                .body("commit", everyItem(is(source.commit())))
                .body("[0].chartVersion", is("1.0.0"))
                .body("[0].why", is("revision 3 was seen healthy on its own pods"))
                .body("[0].actor", is("fairway/test"))
                .body("[1].detail", is("CHANGE"))
                .body("[3].actor", is("Ada Example"))
                .body("[3].actorKind", is("AUTHOR"))
                .body("[3].environment", nullValue());
    }

    @Test
    void whatCannotBeRead_stopsNobody() {
        producer.send(new ProducerRecord<>(Topic.BUILDS.topicName(), source.repository(), new byte[] {1}));

        journey();

        awaitEntries(4);
        given().get("/audit/status").then().body("unreadable", greaterThanOrEqualTo(1));
    }

    @Test
    void entries_areFiltered_andPaged() {
        journey();
        awaitEntries(4);

        given().get("/audit?application=" + application + "&type=ReleaseVerified")
                .then()
                .body("type", contains("ReleaseVerified"));
        given().get("/audit?application=" + application + "&actor=fairway")
                .then()
                .body("", hasSize(3));
        given().get("/audit?application=" + application + "&from=2020-01-01&to=2020-01-02")
                .then()
                .body("", hasSize(0));
        String path = "/audit?application=" + application + "&limit=3";
        String link = given().get(path).then().body("", hasSize(3)).extract().header("Link");
        String next = link.substring(1, link.indexOf('>'));
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("type", contains("ChangeAccepted"))
                .header("Link", nullValue());
    }

    @Test
    void wrongQuestions_sayWhatIsWrong() {
        given().get("/audit?limit=0").then().statusCode(400).body("detail", is("limit must be 1 to 500"));
        given().get("/audit?from=yesterday").then().statusCode(400).body("detail", startsWith("from must be a date"));
        given().get("/audit?changeId=x").then().statusCode(400).body("detail", is("changeId must be a UUID"));
        given().get("/audit?before=999999999")
                .then()
                .statusCode(400)
                .body("detail", containsString("no entry 999999999"));
        given().get("/audit?format=pdf").then().statusCode(400);
        given().get("/events?changeId=x").then().statusCode(400).body("detail", is("changeId must be a UUID"));
    }

    @Test
    void exports_areStreams() {
        send(new ActionTaken(
                "ada", ActionTaken.Action.PAUSE, application, "production", null, null, "=cmd|' /C calc'!A0"));
        awaitEntries(1);

        given().accept("text/csv")
                .get("/audit?application=" + application)
                .then()
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("fairway-audit.csv"))
                .body(startsWith("\"number\",\"at\","))
                .body(containsString("\"PERSON\",\"ActionTaken\",\"PAUSE\""));
        String lines = given().get("/audit?format=ndjson&application=" + application)
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines()).singleElement().asString().startsWith("{\"number\":");
    }

    @Test
    void aReader_goesOnWhereItWas_withoutLossOrRepetition() {
        // From now on it is known which application the repository is of.
        journey();
        awaitEntries(4);
        List<String> first = new CopyOnWriteArrayList<>();
        try (InputStream stream = listen(null, first)) {
            await().untilAsserted(() -> assertThat(first).anyMatch(line -> line.startsWith(":")));
            UUID change = journey();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(names(first))
                            .containsExactly("ChangeAccepted", "ImagePushed", "ReleaseRequested", "ReleaseVerified"));
            assertThat(first).anyMatch(line -> line.startsWith("data:") && line.contains(change.toString()));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        String seen = first.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3)
                .strip();
        journey();

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
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        await().untilAsserted(() -> given().get("/audit/status").then().body("readers", is(0)));
    }

    @Test
    void theAudit_isRebuiltFromTheTopics_whilePeopleReadIt() throws SQLException {
        journey();
        awaitEntries(4);
        int generation = given().get("/audit/status").then().extract().path("generation");
        String before = given().get("/audit?application=" + application).asString();
        sql("UPDATE audit_entries SET actor = 'nobody' WHERE application = '" + application + "'");

        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .post("/audit/rebuild")
                .then()
                .statusCode(401);
        rebuild("").statusCode(400).body("detail", startsWith("reason must say why"));
        rebuild("somebody was at the table").statusCode(202).body("rebuild.by", is("operator"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            given().get("/audit?application=" + application)
                    .then()
                    .statusCode(200)
                    .body("", hasSize(4));
            given().get("/audit/status")
                    .then()
                    .body("generation", is(generation + 1))
                    .body("rebuild.running", is(false))
                    .body("rebuild.percent", is(100))
                    .body("rebuild.reason", is("somebody was at the table"));
        });
        assertThat(given().get("/audit?application=" + application).asString()).isEqualTo(before);
        journey();
        awaitEntries(8);
    }

    @Test
    void whatWasLost_comesBackWithARebuild_andWhatWasNeverThere_goes() throws SQLException {
        UUID change = journey();
        awaitEntries(4);
        int generation = given().get("/audit/status").then().extract().path("generation");
        sql("DELETE FROM audit_entries WHERE type = 'ReleaseVerified' AND change_id = '" + change + "'");
        sql("UPDATE audit_entries SET event_id = gen_random_uuid() WHERE type = 'ChangeAccepted' AND change_id = '"
                + change + "'");

        rebuild("a row is missing").statusCode(202);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/audit/status").then().body("generation", is(generation + 1)));
        given().get("/audit?changeId=" + change)
                .then()
                .body("type", contains("ReleaseVerified", "ReleaseRequested", "ImagePushed", "ChangeAccepted"));
    }

    private UUID journey() {
        UUID change = Uuid7.at(Instant.now());
        UUID release = Uuid7.at(Instant.now());
        ImageRef image = new ImageRef("r/hello", "main-1", "sha256:1234");
        ChartRef chart = new ChartRef("hello", "1.0.0", "oci://r/hello", "sha256:a", "http://c/a.tgz", "sha256:b");
        Instant start = Instant.now();
        // One topic and key after the other: only then is the order on the stream that of the events.
        send(change, start, new ChangeAccepted(source, "Ada Example", "Keep a guestbook"));
        send(change, start.plusMillis(1), new ImagePushed(source, application, image, "http://log", List.of()));
        awaitType(change, "ImagePushed");
        send(
                change,
                start.plusMillis(2),
                new ReleaseRequested(
                        release,
                        target,
                        ReleaseRequested.Kind.CHANGE,
                        chart,
                        image,
                        source,
                        null,
                        "its chart 1.0.0 was published"));
        send(change, start.plusMillis(3), new ReleaseVerified(release, target, 3, List.of(), List.of(), List.of()));
        return change;
    }

    private void send(FairwayEvent event) {
        send(Uuid7.at(Instant.now()), Instant.now(), event);
    }

    private void send(UUID change, Instant at, FairwayEvent event) {
        EventCodec.Encoded encoded =
                codec.encode(new Envelope(Uuid7.at(Instant.now()), at, "/fairway/test", change, null, event));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    private void awaitEntries(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/audit?application=" + application).then().body("", hasSize(count)));
    }

    private static void awaitType(UUID change, String type) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/audit?changeId=" + change + "&type=" + type)
                        .then()
                        .body("", hasSize(1)));
    }

    private static io.restassured.response.ValidatableResponse rebuild(String reason) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(Map.of("reason", reason))
                .post("/audit/rebuild")
                .then();
    }

    /** Reads lines until the stream is closed. */
    private InputStream listen(String lastEventId, List<String> lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(events + "?application=" + application))
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
        } catch (java.io.IOException e) {
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

    private void sql(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    @Test
    void deliveryMetrics_areComputedFromTheAudit() {
        journey();
        awaitEntries(4);

        given().get("/delivery-metrics?application=" + application + "&environment=production")
                .then()
                .statusCode(200)
                .body("metrics.deployments.count", is(1))
                .body("metrics.leadTime.count", is(1))
                .body("metrics.leadTime.medianSeconds", is(0.003f))
                .body("metrics.changeFailures.rate", is(0.0f))
                .body("metrics.timeToRestore.medianSeconds", nullValue())
                .body("before.deployments", nullValue())
                .body("before.changeFailures.rate", nullValue());
        given().get("/delivery-metrics?application=" + application + "&environment=moon")
                .then()
                .body("metrics.deployments", nullValue());
        given().get("/delivery-metrics?application=" + application).then().statusCode(404);
        given().get("/delivery-metrics?from=2020-01-01&to=2026-01-01").then().statusCode(400);
        given().get("/delivery-metrics").then().statusCode(200);
    }
}
