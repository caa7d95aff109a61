package io.fairway.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one commit in a directory. Closing it deletes them.
 *
 * @param directory absolute, without symbolic links in it
 * @param committedAt time of the commit: that of every file
 * @param unfetched what the commit names and the repository does not have. Of a submodule there is nothing in the directory, of a
 *     file in Git LFS the pointer
 */
public record Checkout(Path directory, Instant committedAt, List<Unfetched> unfetched) implements AutoCloseable {

    public Checkout {
        unfetched = List.copyOf(unfetched);
    }

    @Override
    public void close() {
        delete(directory);
    }

    /** Deletes a directory and what is in it; symbolic links are deleted, not followed. A missing one is no error. */
    public static void delete(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
