package io.fairway.build;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.local.RealInfrastructure;
import io.fairway.local.TestRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The service with a real broker, a real database and a real repository for each test; only the images are made up. */
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestSettings.class, restrictToAnnotatedClass = false)
abstract class BuildServiceScenario {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    FakeImageBuilder images;

    @Inject
    EntityManager database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @TestHTTPResource("/")
    URI service;

    @TempDir
    Path directory;

    String name;
    TestRepository repository;
    PublishedEvents published;

    @BeforeEach
    void register() throws Exception {
        name = "app-" + NAMES.incrementAndGet();
        repository = TestRepository.create(directory.resolve(name + ".git"));
        published = new PublishedEvents(kafka);
        given().auth()
                .oauth2(TestSettings.TOKEN)
                .contentType("application/json")
                .body(Map.of("cloneUrl", repository.url(), "branches", List.of("main", "next")))
                .put("/repositories/" + name)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() throws Exception {
        published.close();
        repository.close();
    }

    String commit(String content) throws Exception {
        return commit(repository, content);
    }

    String commit(TestRepository to, String content) throws Exception {
        return to.commit(
                "main",
                Map.of(
                        "Dockerfile",
                        "FROM scratch",
                        "main.c",
                        content,
                        "fairway.yaml",
                        "application: " + name + "\nenvironments: [{name: production}]\n"));
    }

    UUID accept(String commit) throws Exception {
        Response answer = push("main", commit, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return UUID.fromString(answer.jsonPath().getString("changeId"));
    }

    Response push(String branch, String commit, String delivery) throws Exception {
        byte[] body = body(branch, commit, repository.url());
        return signed("push", body).header("X-GitHub-Delivery", delivery).post("/webhooks/github");
    }

    static RequestSpecification signed(String event, byte[] body) throws Exception {
        return given().contentType("application/json")
                .body(body)
                .header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", "sha256=" + hmac(body));
    }

    static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestSettings.SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    static byte[] body(String branch, String commit, String cloneUrl) throws Exception {
        return JSON.writeValueAsBytes(Map.of(
                "ref",
                "refs/heads/" + branch,
                "after",
                commit,
                "deleted",
                false,
                "repository",
                Map.of("clone_url", cloneUrl),
                "head_commit",
                Map.of("message", "commit\n\nmore", "author", Map.of("name", "Ada"))));
    }

    FairwayEvent result(UUID changeId) {
        return awaitEnd(changeId).getLast().data();
    }

    /** All events of a change, once its build has ended and everything that is to be published has left. */
    List<Envelope> awaitEnd(UUID changeId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> published.of(changeId).size() >= 2);
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT 1 FROM outbox")
                        .getResultList()
                        .isEmpty()));
        return published.of(changeId);
    }

    static String buildOf(UUID changeId) {
        return given().get("/builds?changeId=" + changeId).jsonPath().getString("[0].buildId");
    }

    /** As if this process had slept, another had claimed the build and had been killed. */
    void stealClaim(UUID changeId) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("UPDATE builds SET claim = claim + 1,"
                                + " claimed_until = clock_timestamp() + interval '2 seconds' WHERE change_id = :change")
                        .setParameter("change", changeId)
                        .executeUpdate());
    }
}
