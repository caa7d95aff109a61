package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.Command;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An application of one environment whose repository is written anew for each push. */
final class GeneratedApplication {

    static final String ENVIRONMENT = "staging";

    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_COMMITTER_NAME", "Ada Example",
            "GIT_COMMITTER_EMAIL", "ada@example.com",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1");

    private final RunningPlatform platform;
    private final String name;
    private final Path workingCopy;

    private GeneratedApplication(RunningPlatform platform, String name, Path workingCopy) {
        this.platform = platform;
        this.name = name;
        this.workingCopy = workingCopy;
    }

    static GeneratedApplication create(RunningPlatform platform, String name) throws Exception {
        String url = platform.platform().createRepository(name);
        Path directory =
                platform.platform().directory().resolve("working-copies").resolve(name);
        Files.createDirectories(directory);
        GeneratedApplication application = new GeneratedApplication(platform, name, directory);
        application.git("init", "--quiet", "--initial-branch=main");
        application.git("remote", "add", "origin", url);
        platform.platform().grant(List.of(application.namespace()));
        String token = platform.state().apiToken();
        Map<String, Object> repository = Map.of("cloneUrl", url, "branches", List.of("main"));
        Map<String, Object> target = Map.of(
                "repository",
                url,
                "environments",
                List.of(Map.of("name", ENVIRONMENT, "namespace", application.namespace())));
        assertThat(Http.send("PUT", platform.url(FairwayService.BUILD) + "/repositories/" + name, token, repository)
                        .status())
                .isLessThan(300);
        assertThat(Http.send("PUT", platform.url(FairwayService.RELEASE) + "/applications/" + name, token, target)
                        .status())
                .isLessThan(300);
        return application;
    }

    String name() {
        return name;
    }

    String namespace() {
        return name + "-" + ENVIRONMENT;
    }

    /** Makes the repository equal to these files, commits and pushes; returns the commit. */
    String push(Map<String, String> files, String message) throws IOException, InterruptedException {
        try (Stream<Path> old = Files.list(workingCopy)) {
            old.filter(path -> !path.endsWith(".git")).forEach(GeneratedApplication::delete);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = workingCopy.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", message);
        git("push", "--quiet", "origin", "HEAD:main");
        return git("rev-parse", "HEAD");
    }

    /** Pushes, and waits for the end of the change. */
    Ended release(Map<String, String> files, String message, Duration patience) throws Exception {
        String commit = push(files, message);
        String changeId = platform.events()
                .await(
                        patience,
                        event -> event.name().equals("ChangeAccepted")
                                && event.data()
                                        .path("source")
                                        .path("commit")
                                        .asText()
                                        .equals(commit))
                .changeId();
        String url = platform.url(FairwayService.RELEASE) + "/changes/" + changeId;
        JsonNode change = org.awaitility.Awaitility.await("the end of \"" + message + "\" of " + name)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> Http.get(url).json(),
                        seen -> !seen.path("outcome").asText("RUNNING").equals("RUNNING"));
        return new Ended(
                changeId, change.path("outcome").asText(), change.path("reason").asText());
    }

    /** @param outcome in release-service's words */
    record Ended(String changeId, String outcome, String reason) {}

    RecordedEvents.Event event(Ended change, String event) {
        return platform.events()
                .await(
                        Duration.ofSeconds(30),
                        candidate -> candidate.name().equals(event)
                                && candidate.changeId().equals(change.changeId()));
    }

    /** Kind and name of the object of each difference that is told at the end of a rollback. */
    static List<String> told(JsonNode undone) {
        List<String> told = new ArrayList<>();
        for (JsonNode difference : undone.path("differences")) {
            JsonNode object = difference.path("object");
            told.add(object.path("kind").asText() + "/" + object.path("name").asText());
        }
        return told;
    }

    List<JsonNode> quarantine() throws IOException, InterruptedException {
        JsonNode rows = Http.get(platform.url(FairwayService.RELEASE) + "/applications/" + name + "/quarantine")
                .json();
        return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
                .map(rows::get)
                .toList();
    }

    String kubectl(String... arguments) throws IOException, InterruptedException {
        return platform.platform()
                .kubectl(Stream.concat(Stream.of(arguments), Stream.of("-n", namespace()))
                        .toArray(String[]::new));
    }

    String git(String... arguments) throws IOException, InterruptedException {
        return Command.of(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .in(workingCopy)
                .with(IDENTITY)
                .run();
    }

    private static void delete(Path path) {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
