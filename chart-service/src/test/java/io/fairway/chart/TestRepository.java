package io.fairway.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;

/** A git repository with a service in it, on disk. */
public final class TestRepository {

    public static final String FAIRWAY_YAML = """
            application: hello
            environments:
              - name: staging
                values: [values-staging.yaml]
              - name: production
                values: [values-production.yaml]
                approval: {by: ["group:sre"], expires: 2h}
            """;

    /** A small chart with everything right. */
    public static final Map<String, String> CHART = Map.of(
            "chart/Chart.yaml",
            """
            apiVersion: v2
            name: hello # as the application
            description: Says hello
            version: 1.4.0
            """,
            "chart/values.yaml",
            """
            # The image is set by Fairway.
            image:
              repository: hello
              tag: dev
            greeting: hello
            """,
            "chart/values-staging.yaml",
            "greeting: staging\n",
            "chart/values-production.yaml",
            "greeting: production\n",
            "chart/templates/deployment.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ .Release.Name }}
            spec:
              selector:
                matchLabels: {app: hello}
              template:
                metadata:
                  labels: {app: hello}
                spec:
                  containers:
                    - name: hello
                      image: "{{ .Values.image.repository }}@{{ .Values.image.digest }}"
                      env:
                        - name: GREETING
                          value: {{ .Values.greeting | quote }}
            """);

    private final Path directory;

    public TestRepository(Path directory) {
        this.directory = directory;
    }

    public String url() {
        return directory.toUri().toString();
    }

    /** Commits the good chart with some files altered; null removes one. */
    public String commitChart(Map<String, @Nullable String> altered) throws IOException, GitAPIException {
        write(Map.of("fairway.yaml", FAIRWAY_YAML));
        write(CHART);
        write(altered);
        return commit();
    }

    /** Commits files and nothing else. */
    public String commitOnly(Map<String, @Nullable String> files) throws IOException, GitAPIException {
        write(files);
        return commit();
    }

    private void write(Map<String, @Nullable String> files) throws IOException {
        for (Map.Entry<String, @Nullable String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            String content = file.getValue();
            if (content == null) {
                Files.deleteIfExists(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
        }
    }

    private String commit() throws GitAPIException {
        try (Git git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit()
                    .setMessage("Change")
                    .setAuthor("Test", "test@example.org")
                    .setCommitter("Test", "test@example.org")
                    .setSign(false)
                    .call()
                    .name();
        }
    }
}
