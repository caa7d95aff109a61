package io.fairway.chart;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The Helm that the tests run: {@code FAIRWAY_HELM}, else on the PATH, else where the launcher installs it. */
public final class TestHelm {

    private TestHelm() {}

    /** @throws IllegalStateException if there is none: tests without Helm would prove nothing */
    public static String path() {
        String named = System.getProperty("FAIRWAY_HELM", System.getenv("FAIRWAY_HELM"));
        if (named != null) {
            return named;
        }
        Stream<Path> onThePath = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "helm"));
        Path installed = Path.of(System.getProperty("user.home"), ".cache", "fairway", "bin", "helm");
        return Stream.concat(onThePath, Stream.of(installed))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(
                        "these tests need Helm 4: put it on the PATH or at " + installed + ", or set FAIRWAY_HELM"));
    }
}
