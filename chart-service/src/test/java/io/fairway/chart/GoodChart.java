package io.fairway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the repository of a service holds when everything in it is right. */
public final class GoodChart {

    private static final Path FOLDER = Path.of("src", "test", "resources", "charts", "good");

    private GoodChart() {}

    /** Its files by path, {@code fairway.yaml} among them. */
    public static Map<String, String> files() {
        return files(FOLDER);
    }

    /** The files, with some altered; null removes one. */
    public static Map<String, @Nullable String> with(Map<String, ? extends @Nullable String> altered) {
        Map<String, @Nullable String> files = new TreeMap<>(files());
        files.putAll(altered);
        return files;
    }

    /** The files of any folder by path. */
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
}
