package io.fairway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.local.FairwayService;
import io.fairway.local.Signatures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sends webhooks to build-service as GitHub would, good ones and bad ones. */
record GitHubWebhook(RunningPlatform platform) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Announces a commit of a repository of the git server. */
    HttpResponse<String> push(String repository, String commit) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "ref", "refs/heads/main",
                "before", "0".repeat(40),
                "after", commit,
                "deleted", false,
                "repository", Map.of("clone_url", platform.state().git() + "/" + repository + ".git"),
                "pusher", Map.of("name", "Ada Example"),
                "head_commit", Map.of("id", commit, "message", "again", "author", Map.of("name", "Ada Example"))));
        return send(body, signature(body));
    }

    /** The signature that build-service expects. */
    String signature(byte[] body) {
        return "sha256=" + Signatures.hmacSha256(platform.state().webhookSecret(), body);
    }

    HttpResponse<String> send(byte[] body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.url(FairwayService.BUILD) + "/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", signature)
                .timeout(Duration.ofSeconds(20))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(body.length > 1_000_000) // as curl does: an answer comes before the body is sent
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
