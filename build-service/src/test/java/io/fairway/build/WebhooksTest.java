package io.fairway.build;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.BuildFailed;
import io.fairway.events.PushRefused;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Messages of git servers over HTTP: which are accepted, and how the others are answered. */
@QuarkusTest
class WebhooksTest extends BuildServiceScenario {

    @Test
    void otherMessages_areAnsweredAndIgnored() throws Exception {
        String commit = repository.commit("other", Map.of("a", "1"));

        push("other", commit, "d").then().statusCode(200).body("message", containsString("main, next"));
        deliver("ping", "{}").then().statusCode(200).body("status", equalTo("IGNORED"));
        deliver("issues", "{}").then().statusCode(200).body("message", containsString("push"));
    }

    @Test
    void case_20_largePushAsAForm_isAccepted() throws Exception {
        ObjectNode push = (ObjectNode) JSON.readTree(body("main", commit("one"), repository.url()));
        push.putArray("commits").addObject().put("message", "x".repeat(9 << 20));
        byte[] form = ("payload=" + URLEncoder.encode(JSON.writeValueAsString(push), UTF_8)).getBytes(UTF_8);

        assertThat(send("POST", "/webhooks/github", form, "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void case_20_everyRefusalOfSize_isAProblem() throws Exception {
        for (int size : List.of((25 << 20) + 1, 27 << 20)) {
            refusedAsTooLarge(send("POST", "/webhooks/github", spaces(size), "application/json"));
        }
        HttpResponse<String> other = send("PUT", "/repositories/" + name, spaces(2 << 20), "application/json");
        refusedAsTooLarge(other);
        assertThat(other.body()).contains("1048576");
    }

    private static void refusedAsTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    private static byte[] spaces(int size) {
        byte[] spaces = new byte[size];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    /** For large bodies: REST Assured keeps several copies of them. */
    private static HttpResponse<String> send(String method, String path, byte[] body, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .header("Authorization", "Bearer " + TestSettings.TOKEN)
                .header("Content-Type", type)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + hmac(body))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void case_20_sameDeliveryIdForAnotherPush_isAnotherBuild() throws Exception {
        String one = push("main", commit("one"), "d-" + name).jsonPath().getString("changeId");
        String two = push("main", commit("two"), "d-" + name).jsonPath().getString("changeId");

        assertThat(two).isNotEqualTo(one);
    }

    @Test
    void case_20_commitOfSha256_endsWithAReason() throws Exception {
        commit("one");

        BuildFailed failed = (BuildFailed) result(accept("0123456789abcdef".repeat(4)));

        assertThat(failed.message()).contains("SHA-256", "sha1");
        assertThat(failed.source().shortCommit()).isEqualTo("0123456");
    }

    @Test
    void case_26_pushOfAnUnknownRepository_isToldOnce() throws Exception {
        String url = "https://ada:secret@git.example/" + name + "-unknown.git";
        byte[] body = body("main", "0123456789abcdef0123456789abcdef01234567", url);
        for (int i = 0; i < 3; i++) {
            deliver("push", body).then().statusCode(404).contentType("application/problem+json");
        }

        String known = url.replace("ada:secret@", "");
        await().until(() -> !published.withKey(known).isEmpty());
        assertThat(published.withKey(known)).singleElement().satisfies(event -> {
            PushRefused refused = (PushRefused) event.data();
            assertThat(refused.reason()).isEqualTo(PushRefused.Reason.UNKNOWN_REPOSITORY);
            assertThat(refused.message()).contains(known, "PUT /repositories").doesNotContain("secret");
        });
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
        given().body(body)
                .post("/webhooks/bitbucket")
                .then()
                .statusCode(404)
                .body("detail", containsString("/webhooks/gitlab"));
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

    private static Response deliver(String event, String body) throws Exception {
        return deliver(event, body.getBytes(UTF_8));
    }

    private static Response deliver(String event, byte[] body) throws Exception {
        return signed(event, body).post("/webhooks/github");
    }
}
