package io.fairway.build.docker;

import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small text files of a repository. */
final class RepositoryText {

    private static final int MAX_BYTES = 1 << 20;

    private RepositoryText() {}

    /** What is not UTF-8 in it comes out as another sign. */
    static String of(Path file) throws IOException, ImageBuildException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ImageBuildException(
                    Kind.LIMIT_EXCEEDED, file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
