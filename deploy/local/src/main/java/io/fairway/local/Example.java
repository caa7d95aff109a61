package io.fairway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example service: a repository on the git server, registered with Fairway, and a working copy to change it in. */
public final class Example {

    static final String NAME = "hello";
    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_COMMITTER_NAME", "Ada Example",
            "GIT_COMMITTER_EMAIL", "ada@example.com",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1");

    private final Platform platform;
    private final String name;
    private final Path workingCopy;

    private Example(Platform platform, String name, Path workingCopy) {
        this.platform = platform;
        this.name = name;
        this.workingCopy = workingCopy;
    }

    /**
     * Registers the application, under any name, with the environments staging and production.
     *
     * @param name application and repository name, a DNS label
     */
    public static Example create(Platform platform, String name) throws IOException, InterruptedException {
        String url = platform.createRepository(name);
        Path workingCopy = platform.directory().resolve("working-copies").resolve(name);
        Example example = new Example(platform, name, workingCopy);
        if (!Files.exists(workingCopy)) {
            Files.createDirectories(workingCopy);
            example.git("init", "--quiet", "--initial-branch=main");
            example.git("remote", "add", "origin", url);
            example.copySources();
        }
        PlatformState state = platform.state();
        platform.grant(List.of(example.namespace("staging"), example.namespace("production")));
        expect(Http.send(
                "PUT",
                state.url(FairwayService.BUILD) + "/repositories/" + name,
                state.apiToken(),
                Map.of("cloneUrl", url, "branches", List.of("main"))));
        expect(Http.send(
                "PUT",
                state.url(FairwayService.RELEASE) + "/applications/" + name,
                state.apiToken(),
                Map.of(
                        "repository",
                        url,
                        "environments",
                        List.of(
                                Map.of("name", "staging", "namespace", example.namespace("staging")),
                                Map.of("name", "production", "namespace", example.namespace("production"))))));
        return example;
    }

    public String name() {
        return name;
    }

    public String namespace(String environment) {
        return name + "-" + environment;
    }

    /** Folder to edit files in. */
    public Path workingCopy() {
        return workingCopy;
    }

    /** Applies a prepared change of {@code examples/changes} to the working copy and commits it. */
    public void apply(String change) throws IOException, InterruptedException {
        Path patch = Path.of(platform.state().root(), "examples", "changes", change + ".patch");
        git("am", "--quiet", patch.toString());
    }

    /** Commits everything in the working copy. */
    public void commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", message);
    }

    /** Pushes what is committed, whatever was pushed before, and returns the id of the commit. */
    public String push() throws IOException, InterruptedException {
        git("push", "--quiet", "--force", "origin", "HEAD:main");
        return head();
    }

    /** Whether more than its first commit was ever made. */
    boolean hasHistory() throws IOException, InterruptedException {
        return !git("rev-list", "--count", "HEAD").equals("1");
    }

    public String head() throws IOException, InterruptedException {
        return git("rev-parse", "HEAD");
    }

    /** Runs git in the working copy, apart from the user's configuration. */
    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        return Command.of(command).in(workingCopy).with(IDENTITY).run();
    }

    private void copySources() throws IOException, InterruptedException {
        Path sources = Path.of(platform.state().root(), "examples", NAME);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = workingCopy.resolve(sources.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        if (!name.equals(NAME)) {
            Path definition = workingCopy.resolve("fairway.yaml");
            Files.writeString(
                    definition,
                    Files.readString(definition)
                            .replaceFirst("(?m)^application: .*$", "application: " + name)
                            .replaceFirst("workload: .*", "workload: " + name));
        }
        commit("A small web service");
    }

    private static void expect(Http.Answer answer) throws IOException {
        if (answer.status() >= 300) {
            throw new IOException("registration was refused: " + answer.status() + " " + answer.body());
        }
    }
}
