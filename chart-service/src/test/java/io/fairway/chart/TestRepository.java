package io.fairway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;

/** A git repository with a service in it, on disk. */
public final class TestRepository {

    private static final Path GOOD = Path.of("src", "test", "resources", "charts", "good");

    private final Path directory;

    public TestRepository(Path directory) {
        this.directory = directory;
    }

    /** The files of a repository with a small chart that has everything right. */
    public static Map<String, String> good() {
        return files(GOOD);
    }

    /** The files of a folder by path. */
    public static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return files;
    }

    public String url() {
        return directory.toUri().toString();
    }

    /** Commits the good chart with some files altered; null removes one. */
    public String commitChart(Map<String, @Nullable String> altered) throws IOException, GitAPIException {
        write(good());
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
