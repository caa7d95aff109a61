package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.local.Example;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The example service under a name of its own, so that tests do not meet. */
final class TestApplication {

    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPARED_KINDS = "deployments,services,configmaps,secrets,ingresses,jobs,cronjobs";

    private final RunningPlatform platform;
    private final Example example;

    private TestApplication(RunningPlatform platform, Example example) {
        this.platform = platform;
        this.example = example;
    }

    /** Registers it; nothing is released yet. */
    static TestApplication create(RunningPlatform platform, String name) throws IOException, InterruptedException {
        TestApplication application = new TestApplication(platform, Example.create(platform.platform(), name));
        // Tests wait side by side: a pod may take longer to be ready than on a machine of its own.
        application.edit(
                "fairway.yaml", text -> text.replace("soak: 3s", "soak: 1s").replace("deadline: 20s", "deadline: 60s"));
        application.edit("chart/values-staging.yaml", text -> text.replace("staging-key", "canary-staging-key"));
        application.edit(
                "chart/values-production.yaml", text -> text.replace("production-key", "canary-production-key"));
        return application;
    }

    /** Registers it and waits until its first version is verified in production. */
    static TestApplication released(RunningPlatform platform, String name) throws IOException, InterruptedException {
        TestApplication application = create(platform, name);
        JsonNode change = application.outcomeOf(application.push("First version"));
        assertThat(change.path("outcome").asText()).as(change.toString()).isEqualTo("VERIFIED");
        return application;
    }

    String name() {
        return example.name();
    }

    String namespace(String environment) {
        return example.namespace(environment);
    }

    /** Changes a file of the working copy; a missing one is made. */
    void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = example.workingCopy().resolve(file);
        Files.createDirectories(path.getParent());
        String before = Files.exists(path) ? Files.readString(path) : "";
        String after = change.apply(before);
        assertThat(after).as("the edit of " + file + " changes something").isNotEqualTo(before);
        Files.writeString(path, after);
    }

    void apply(String preparedChange) throws IOException, InterruptedException {
        example.apply(preparedChange);
    }

    /** Makes the process exit at start in the cluster, though its tests pass: they set what the chart does not. */
    void breakAtStart() throws IOException {
        edit(
                "src/serve",
                text -> text.replace(
                        "case ${MODE:-normal} in",
                        "[ -n \"${GUESTBOOK:-}\" ] || refuse \"GUESTBOOK is not set\"\ncase ${MODE:-normal} in"));
        edit("tests/run", text -> text.replace("export PORT=18080", "export GUESTBOOK=/tmp/guests PORT=18080"));
    }

    /** From the next commit on, a release to production waits for a person. */
    void askBeforeProduction() throws IOException {
        edit(
                "fairway.yaml",
                text -> text.replace(
                        "    values: [values-production.yaml]",
                        "    values: [values-production.yaml]\n    approval:\n      count: 1\n      expires: 1h"));
    }

    /** Commits what was edited and pushes; returns the commit. */
    String push(String message) throws IOException, InterruptedException {
        example.commit(message);
        return example.push();
    }

    /** Pushes what was committed. */
    String push() throws IOException, InterruptedException {
        return example.push();
    }

    String head() throws IOException, InterruptedException {
        return example.head();
    }

    String git(String... arguments) throws IOException, InterruptedException {
        return example.git(arguments);
    }

    /** The id that Fairway gave to the change of a commit. */
    String changeOf(String commit) {
        return platform.events()
                .await(
                        Duration.ofSeconds(30),
                        event -> event.name().equals("ChangeAccepted")
                                && event.data()
                                        .path("source")
                                        .path("commit")
                                        .asText()
                                        .equals(commit))
                .changeId();
    }

    /** release-service's account of a change, after it has ended and all its events have been read. */
    JsonNode outcomeOf(String commit) {
        String changeId = changeOf(commit);
        JsonNode ended = await("the end of change " + changeId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class) // a service may be down in a test of that
                .until(
                        () -> change(changeId),
                        change -> !change.path("outcome").asText("RUNNING").equals("RUNNING"));
        for (JsonNode step : ended.path("steps")) {
            String eventId = step.path("eventId").asText();
            platform.events()
                    .await(
                            Duration.ofSeconds(30),
                            event -> event.headers().getOrDefault("ce_id", "").equals(eventId));
        }
        return ended;
    }

    /** A release of this application in a status, waited for. */
    JsonNode release(String environment, String status) {
        String query = "/releases?application=" + name() + "&environment=" + environment + "&status=" + status;
        return await("a release of " + name() + " in " + environment + " that is " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class) // a service may be down in a test of that
                .until(
                        () -> Http.get(platform.url(FairwayService.RELEASE) + query)
                                .json()
                                .path(0),
                        found -> !found.isMissingNode());
    }

    Http.Answer approve(String releaseId, String reason) throws IOException, InterruptedException {
        return Http.send(
                "POST",
                platform.url(FairwayService.RELEASE) + "/releases/" + releaseId + "/approve",
                platform.state().apiToken(),
                Map.of("reason", reason));
    }

    JsonNode change(String changeId) throws IOException, InterruptedException {
        return Http.get(platform.url(FairwayService.RELEASE) + "/changes/" + changeId)
                .json();
    }

    /** What the service itself answers in an environment, asked through the API server. */
    String page(String environment, String path) throws IOException, InterruptedException {
        return platform.platform()
                .kubectl(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/" + namespace(environment) + "/services/" + name() + ":http/proxy" + path);
    }

    JsonNode live(String environment, String kind, String name) throws IOException, InterruptedException {
        return JSON.readTree(
                platform.platform().kubectl("get", kind, name, "-n", namespace(environment), "-o", "json"));
    }

    JsonNode list(String environment, String kinds, String... more) throws IOException, InterruptedException {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("get", kinds, "-n", namespace(environment), "-o", "json"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return JSON.readTree(platform.platform().kubectl(arguments)).path("items");
    }

    /** Everything that a release can alter, as it is now, without what Kubernetes itself counts. */
    Map<String, JsonNode> liveState(String environment) throws IOException, InterruptedException {
        Map<String, JsonNode> state = new TreeMap<>();
        for (JsonNode item : list(environment, COMPARED_KINDS)) {
            String name = item.path("metadata").path("name").asText();
            boolean helmsOwn = name.startsWith("sh.helm.release");
            boolean kubernetesOwn = name.equals("kube-root-ca.crt");
            if (!helmsOwn && !kubernetesOwn) {
                state.put(item.path("kind").asText() + "/" + name, LiveObjects.withoutCounters(item));
            }
        }
        return state;
    }

    /** The images that the pods of the service run, as the container runtime reports them. */
    java.util.List<String> runningImages(String environment) throws IOException, InterruptedException {
        java.util.List<String> images = new java.util.ArrayList<>();
        for (JsonNode pod : list(environment, "pods", "-l", "app.kubernetes.io/name=hello")) {
            images.add(pod.path("status")
                    .path("containerStatuses")
                    .path(0)
                    .path("imageID")
                    .asText());
        }
        return images;
    }

    JsonNode helmHistory(String environment) throws IOException, InterruptedException {
        return JSON.readTree(platform.platform().helm("history", name(), "-n", namespace(environment), "-o", "json"));
    }

    /** Announces a commit once more, as GitHub would. */
    HttpResponse<String> webhook(String commit) throws IOException, InterruptedException {
        return new GitHubWebhook(platform).push(name(), commit);
    }
}
