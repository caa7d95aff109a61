package io.fairway.build;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.local.RealInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The service with a real broker, a real database and real repositories; only the images are made up. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestSettings.class, restrictToAnnotatedClass = false)
class BuildServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
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

    private String name;
    private TestRepository repository;
    private PublishedEvents said;

    @BeforeEach
    void register(TestInfo test) throws Exception {
        name = "app-" + NAMES.incrementAndGet();
        repository = TestRepository.create(directory.resolve(name + ".git"));
        said = new PublishedEvents(kafka);
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
        said.close();
        repository.close();
    }

    @Test
    void samePushFiveTimesAtOnce_isOneBuildAndTwoEvents() throws Exception {
        String commit = commit("one");
        List<Response> answers;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 5)
                    .mapToObj(i -> executor.submit(() -> push("main", commit, "delivery-" + name)))
                    .toList()
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        Set<String> changes = answers.stream()
                .map(answer -> answer.jsonPath().getString("changeId"))
                .collect(Collectors.toSet());
        assertThat(changes).hasSize(1);
        UUID changeId = UUID.fromString(changes.iterator().next());

        List<Envelope> events = awaitEnd(changeId);
        push("main", commit, "another-delivery-" + name)
                .then()
                .statusCode(202)
                .body("changeId", equalTo(changeId.toString()));

        assertThat(events).hasSize(2);
        assertThat(events.get(0).data())
                .isEqualTo(new ChangeAccepted(
                        new io.fairway.events.Source(repository.url(), "main", commit, 1), "Ada", "commit"));
        ImagePushed pushed = (ImagePushed) events.get(1).data();
        assertThat(events.get(1).causedBy()).isEqualTo(events.get(0).id());
        assertThat(pushed.application()).isEqualTo(name);
        assertThat(pushed.image().repository()).isEqualTo("registry.example:5000/" + name);
        assertThat(pushed.image().tag()).isEqualTo("main-" + commit.substring(0, 7));
        assertThat(pushed.log()).isEqualTo("http://builds.example/builds/" + buildOf(changeId) + "/log");
        assertThat(pushed.spent()).extracting("step").contains("git fetch", "image build", "image push");
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void pushOfChartAndConfiguration_buildsNoImage() throws Exception {
        ImagePushed first = (ImagePushed) result(accept(commit("one")));
        String configuration = repository.commit("main", Map.of("chart/values.yaml", "greeting: hello"));

        FairwayEvent second = result(accept(configuration));

        assertThat(second).isInstanceOf(ConfigurationPushed.class);
        assertThat(((ConfigurationPushed) second).image()).isEqualTo(first.image());
        assertThat(((ConfigurationPushed) second).source().sequence()).isEqualTo(2);
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void configurationPushWhileTheImageIsBuilt_waitsForIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        images.behave(name, (_, _) -> {
            go.await();
            return images.image();
        });
        UUID first = accept(commit("one"));
        await().until(() -> images.calls(name) == 1);
        UUID second = accept(repository.commit("main", Map.of("chart/values.yaml", "greeting: hello")));
        await().until(() ->
                given().get("/builds?changeId=" + second).jsonPath().getString("[0].message") instanceof String message
                        && message.contains("same inputs"));

        go.countDown();

        assertThat(((ConfigurationPushed) result(second)).image()).isEqualTo(((ImagePushed) result(first)).image());
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void brokenFairwayYaml_failsWithItsPlace() throws Exception {
        String commit =
                repository.commit("main", Map.of("fairway.yaml", "application: " + name + "\nenviroments: []\n"));

        BuildFailed failed = (BuildFailed) result(accept(commit));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.INVALID_CONFIGURATION);
        assertThat(failed.message()).contains("fairway.yaml:2:1").contains("did you mean 'environments'?");
    }

    @Test
    void failingStep_failsAndItsLogIsReadable() throws Exception {
        images.behave(name, (_, log) -> {
            log.accept("FAIL: expected 1\u0000\u001b[31m\n");
            throw new ImageBuildException(Kind.STEP_FAILED, "step 3/4 failed");
        });

        UUID changeId = accept(commit("one"));
        BuildFailed failed = (BuildFailed) result(changeId);

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.STEP_FAILED);
        assertThat(failed.message()).isEqualTo("step 3/4 failed");
        given().get("/builds/" + buildOf(changeId) + "/log")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("FAIL: expected 1[31m\n"), containsString("[fairway] failed: step 3/4 failed"));
        given().get("/builds/" + buildOf(changeId))
                .then()
                .body("status", equalTo("FAILED"), "reason", equalTo("STEP_FAILED"));
    }

    @Test
    void hugeLog_keepsItsStartAndItsEnd() throws Exception {
        images.behave(name, (_, log) -> {
            log.accept("the start\n");
            for (int i = 0; i < 10_000; i++) {
                log.accept("line " + i + "\n");
            }
            return images.image();
        });

        UUID changeId = accept(commit("one"));
        result(changeId);

        String log = given().get("/builds/" + buildOf(changeId) + "/log").asString();
        assertThat(log).contains("the start", "reached its limit", "line 9999").doesNotContain("line 5000\n");
        assertThat(log.length()).isLessThan(30_000);
    }

    @Test
    void followedLog_comesWhileTheBuildWorksAndEndsWithIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        images.behave(name, (_, log) -> {
            log.accept("first line\n");
            go.await();
            log.accept("last line\n");
            return images.image();
        });
        UUID changeId = accept(commit("one"));
        URI log = service.resolve("/builds/" + buildOf(changeId) + "/log?follow=true");

        try (var lines = new BufferedReader(new InputStreamReader(log.toURL().openStream(), UTF_8))) {
            assertThat(lines.readLine()).startsWith("[fairway] building");
            assertThat(lines.readLine()).isEqualTo("first line");
            go.countDown();
            assertThat(lines.lines().toList())
                    .contains("last line")
                    .last()
                    .asString()
                    .contains("pushed");
        }
    }

    @Test
    void transientFaultOfTheRegistry_isRepeated() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() < 3) {
                throw new ImageBuildException(Kind.PUSH_FAILED, "the registry did not take it");
            }
            return images.image();
        });

        assertThat(result(accept(commit("one")))).isInstanceOf(ImagePushed.class);
    }

    @Test
    void registryThatNeverTakesIt_fails() throws Exception {
        images.behave(name, (_, _) -> {
            throw new ImageBuildException(Kind.PUSH_FAILED, "the registry did not take it");
        });

        BuildFailed failed = (BuildFailed) result(accept(commit("one")));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.PUSH_FAILED);
        assertThat(failed.message()).isEqualTo("the registry did not take it (tried 4 times)");
    }

    @Test
    void buildOfADeadWorker_isTakenAgainAndSaidOnce() throws Exception {
        CountDownLatch claimStolen = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() == 1) {
                claimStolen.await();
            }
            return images.image();
        });
        UUID changeId = accept(commit("one"));
        await().until(() -> calls.get() == 1);

        // As if this process had slept, another had claimed the build and had been killed.
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "UPDATE builds SET claim = claim + 1, claimed_until = clock_timestamp() + interval '1 second'"
                                        + " WHERE change_id = :id")
                        .setParameter("id", changeId)
                        .executeUpdate());
        claimStolen.countDown();
        List<Envelope> events = awaitEnd(changeId);

        assertThat(calls.get()).isEqualTo(2);
        assertThat(events).hasSize(2);
        assertThat(given().get("/builds?changeId=" + changeId).jsonPath().getString("[0].image.digest"))
                .isEqualTo(((ImagePushed) events.get(1).data()).image().digest());
    }

    @Test
    void oldPushThatArrivesAfterANewerOne_isSuperseded() throws Exception {
        String older = commit("one");
        String newer = commit("two");
        result(accept(newer));

        BuildFailed failed = (BuildFailed) result(accept(older));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.SUPERSEDED);
    }

    @Test
    void commitThatTheServerDoesNotHave_failsInTheEnd() throws Exception {
        commit("one");

        BuildFailed failed = (BuildFailed) result(accept("0123456789abcdef0123456789abcdef01234567"));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.CHECKOUT_FAILED);
        assertThat(failed.message()).contains("does not have commit 0123456789", "tried 4 times");
    }

    @Test
    void otherMessages_areAnsweredAndIgnored() throws Exception {
        String commit = repository.commit("other", Map.of("a", "1"));

        push("other", commit, "d").then().statusCode(200).body("message", containsString("main, next"));
        deliver("ping", "{}").then().statusCode(200).body("status", equalTo("IGNORED"));
        deliver("issues", "{}").then().statusCode(200).body("message", containsString("push"));
    }

    @Test
    void wrongWebhooks_areRefused() throws Exception {
        byte[] body = body("main", "0123456789abcdef0123456789abcdef01234567", "http://unknown.example/x.git");
        given().body(body)
                .header("X-GitHub-Event", "push")
                .post("/webhooks/github")
                .then()
                .statusCode(401);
        given().body(body)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .post("/webhooks/github")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body(not(containsString(TestSettings.SECRET)));
        deliver("push", body).then().statusCode(404).body("detail", containsString("PUT /repositories"));
        deliver("push", "{").then().statusCode(400);
        deliver("push", "").then().statusCode(400);
        deliver("push", "{\"ref\": null}").then().statusCode(400).body("detail", containsString("'ref'"));
        given().get("/webhooks/github").then().statusCode(405);
    }

    @Test
    void pushesOfOtherGitServers_areAccepted() throws Exception {
        String one = commit("one");
        byte[] github = body("main", one, repository.url());
        String signature = hmac(github);
        given().body(github)
                .header("X-Gitea-Event", "push")
                .header("X-Gitea-Delivery", UUID.randomUUID())
                .header("X-Gitea-Signature", signature)
                .post("/webhooks/gitea")
                .then()
                .statusCode(202)
                .body("message", equalTo("accepted"));
        given().body(github)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .header("X-Gitea-Event", "push")
                .header("X-Forgejo-Event", "push")
                .header("X-Forgejo-Signature", signature)
                .post("/webhooks")
                .then()
                .statusCode(202)
                .body("message", containsString("before"));

        String two = commit("two");
        byte[] gitlab = JSON.writeValueAsBytes(Map.of(
                "ref",
                "refs/heads/main",
                "checkout_sha",
                two,
                "user_name",
                "Ada",
                "project",
                Map.of("git_http_url", repository.url()),
                "commits",
                List.of()));
        for (String path : List.of("/webhooks/gitlab", "/webhooks")) {
            given().body(gitlab)
                    .header("X-Gitlab-Event", "Push Hook")
                    .header("X-Gitlab-Token", TestSettings.SECRET)
                    .header("Idempotency-Key", "key-" + name)
                    .post(path)
                    .then()
                    .statusCode(202);
        }
        assertThat(given().get("/builds?repository=" + repository.url())
                        .jsonPath()
                        .getList("source.commit"))
                .containsExactly(two, one);
    }

    @Test
    void signedPushOfGitLab_isAccepted() throws Exception {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "ref",
                "refs/heads/main",
                "checkout_sha",
                commit("one"),
                "user_name",
                "Ada",
                "project",
                Map.of("git_http_url", repository.url()),
                "commits",
                List.of()));
        String time = String.valueOf(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(TestSettings.SIGNING_KEY), "HmacSHA256"));
        mac.update(("msg_" + name + "." + time + ".").getBytes(UTF_8));
        String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));

        given().body(body)
                .header("X-Gitlab-Event", "Push Hook")
                .header("webhook-id", "msg_" + name)
                .header("webhook-timestamp", time)
                .header("webhook-signature", signature)
                .post("/webhooks/gitlab")
                .then()
                .statusCode(202);
    }

    @Test
    void webhooksWithoutProof_areRefused() throws Exception {
        byte[] body = body("main", "0123456789abcdef0123456789abcdef01234567", repository.url());
        for (String server : List.of("github", "gitlab", "gitea", "forgejo")) {
            given().body(body)
                    .post("/webhooks/" + server)
                    .then()
                    .statusCode(401)
                    .body("detail", containsString("set the secret at the webhook"));
        }
        given().body(body)
                .header("X-Gitlab-Event", "Push Hook")
                .header("X-Gitlab-Token", "guess")
                .post("/webhooks")
                .then()
                .statusCode(401);
        // The proof for one server is none for another: Gitea's header is missing here.
        given().body(body)
                .header("X-Gitea-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + hmac(body))
                .post("/webhooks")
                .then()
                .statusCode(401);
        given().body(body).post("/webhooks").then().statusCode(400).body("detail", containsString("which git server"));
    }

    @Test
    void oversizedWebhook_isRefusedBeforeItIsRead_CVE_2024_40634() throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write(("POST /webhooks/github HTTP/1.1\r\nHost: x\r\nX-GitHub-Event: push\r\n"
                                    + "Content-Length: 4294967296\r\n\r\n")
                            .getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void repositories_areGuardedAndChecked() {
        given().contentType("application/json")
                .body("{}")
                .put("/repositories/x")
                .then()
                .statusCode(401);
        for (String body : List.of(
                "{}",
                "null",
                "{\"cloneUrl\": \"ssh://host/x\"}",
                "{\"cloneUrl\": \"https://user:pw@host/x\"}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": []}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": [null]}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": [\"a..b\"]}",
                "{\"cloneUrl\": 7, \"branches\": {}}",
                "{")) {
            put("wrong", body).then().statusCode(400);
        }
        put("Wrong", "{\"cloneUrl\": \"https://host/x\"}").then().statusCode(400);
        put("second", "{\"cloneUrl\": \"" + repository.url() + "\"}").then().statusCode(409);
        put("third", "{\"cloneUrl\": \"https://host/third\"}")
                .then()
                .statusCode(200)
                .body("branches[0]", equalTo("main"));
        given().get("/repositories/third").then().statusCode(200);
        given().auth()
                .oauth2(TestSettings.TOKEN)
                .delete("/repositories/third")
                .then()
                .statusCode(204);
        given().get("/repositories/third").then().statusCode(404);
        given().get("/builds/nonsense").then().statusCode(400);
        given().get("/builds/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/builds?status=nonsense").then().statusCode(400);
    }

    @Test
    void service_isReadyMeasuredAndDescribed() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/webhooks/github"));
    }

    private static Response put(String repository, String body) {
        return given().auth()
                .oauth2(TestSettings.TOKEN)
                .contentType("application/json")
                .body(body)
                .put("/repositories/" + repository);
    }

    private String commit(String content) throws Exception {
        return repository.commit(
                "main",
                Map.of(
                        "Dockerfile",
                        "FROM scratch",
                        "main.c",
                        content,
                        "fairway.yaml",
                        "application: " + name + "\nenvironments: [{name: production}]\n"));
    }

    private UUID accept(String commit) throws Exception {
        Response answer = push("main", commit, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return UUID.fromString(answer.jsonPath().getString("changeId"));
    }

    private Response push(String branch, String commit, String delivery) throws Exception {
        byte[] body = body(branch, commit, repository.url());
        return signed("push", body).header("X-GitHub-Delivery", delivery).post("/webhooks/github");
    }

    private static Response deliver(String event, String body) throws Exception {
        return deliver(event, body.getBytes(UTF_8));
    }

    private static Response deliver(String event, byte[] body) throws Exception {
        return signed(event, body).post("/webhooks/github");
    }

    private static io.restassured.specification.RequestSpecification signed(String event, byte[] body)
            throws Exception {
        return given().contentType("application/json")
                .body(body)
                .header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", "sha256=" + hmac(body));
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestSettings.SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static byte[] body(String branch, String commit, String cloneUrl) throws Exception {
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

    private FairwayEvent result(UUID changeId) {
        return awaitEnd(changeId).getLast().data();
    }

    /** All events of a change, once its build has ended and everything that was said has left. */
    private List<Envelope> awaitEnd(UUID changeId) {
        await().atMost(Duration.ofSeconds(30)).until(() -> said.of(changeId).size() >= 2);
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT count(*) FROM outbox", Long.class)
                        .getSingleResult())
                .equals(0L));
        return said.of(changeId);
    }

    private static String buildOf(UUID changeId) {
        return given().get("/builds?changeId=" + changeId).jsonPath().getString("[0].buildId");
    }
}
