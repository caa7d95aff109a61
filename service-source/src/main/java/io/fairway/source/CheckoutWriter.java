package io.fairway.source;

import io.fairway.source.SourceException.Kind;
import io.fairway.yaml.YamlValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes the files of one tree below a root and nowhere else. Symbolic links are made after all files, so that no file is
 * written through one, and each must stay inside of the root.
 */
final class CheckoutWriter {

    private static final int MAX_LINK_BYTES = 4096;

    private final ObjectChecker paths = new ObjectChecker();
    private final Map<Path, String> links = new LinkedHashMap<>();
    private final Repository repository;
    private final Path root;
    private final SourceLimits limits;
    private final long deadline;
    private final Instant committedAt;
    private final List<Unfetched> unfetched = new ArrayList<>();
    private int files;
    private long bytes;

    CheckoutWriter(Repository repository, Path root, SourceLimits limits, Instant committedAt) {
        this.repository = repository;
        this.root = root;
        this.limits = limits;
        this.committedAt = committedAt;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    Checkout write(TreeWalk walk) throws IOException, SourceException {
        while (walk.next()) {
            FileMode mode = walk.getFileMode(0);
            Path file = place(walk.getPathString());
            if (FileMode.GITLINK.equals(mode)) {
                count(0);
                note(walk, Unfetched.Kind.SUBMODULE);
                continue;
            }
            ObjectLoader blob = repository.open(walk.getObjectId(0), Constants.OBJ_BLOB);
            count(blob.getSize());
            if (FileMode.SYMLINK.equals(mode)) {
                String target = linkTarget(file, blob);
                links.put(file, target);
                Unfetched.ofLink(target).ifPresent(kind -> note(walk, kind));
            } else {
                if (blob.getSize() < Unfetched.MAX_POINTER_BYTES) {
                    Unfetched.ofFile(blob.getBytes()).ifPresent(kind -> note(walk, kind));
                }
                write(file, blob, FileMode.EXECUTABLE_FILE.equals(mode));
            }
        }
        makeLinks();
        return new Checkout(root, committedAt, unfetched);
    }

    private void note(TreeWalk walk, Unfetched.Kind kind) {
        unfetched.add(new Unfetched(walk.getPathString(), kind));
    }

    private Path place(String path) throws SourceException {
        try {
            paths.checkPath(path);
            Path file = root.resolve(path);
            if (file.startsWith(root) && file.equals(file.normalize())) {
                return file;
            }
        } catch (CorruptObjectException | InvalidPathException e) {
            throw new SourceException(Kind.UNUSABLE, "the commit has an illegal path: " + YamlValue.shown(path), e);
        }
        throw new SourceException(Kind.UNUSABLE, "the commit has an illegal path: " + YamlValue.shown(path));
    }

    private void count(long size) throws SourceException {
        files++;
        bytes += size;
        if (files > limits.checkoutFiles()) {
            throw new SourceException(
                    Kind.LIMIT_EXCEEDED, "the commit has more than " + limits.checkoutFiles() + " files");
        }
        if (bytes > limits.checkoutBytes()) {
            throw new SourceException(
                    Kind.LIMIT_EXCEEDED, "the commit's files have more than " + limits.checkoutBytes() + " bytes");
        }
        if (System.nanoTime() > deadline) {
            throw new SourceException(
                    Kind.LIMIT_EXCEEDED,
                    "the checkout took longer than " + limits.time().toSeconds() + " s");
        }
    }

    private void write(Path file, ObjectLoader blob, boolean executable) throws IOException, SourceException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            blob.copyTo(out);
        } catch (FileAlreadyExistsException e) {
            throw new SourceException(
                    Kind.UNUSABLE, "the commit has a path twice: " + YamlValue.shown(shownPath(file)), e);
        }
        // Stated, not inherited from the umask: modes are part of what an image is made from.
        var _ = Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        var _ = Files.setLastModifiedTime(file, FileTime.from(committedAt));
    }

    private String linkTarget(Path link, ObjectLoader blob) throws IOException, SourceException {
        if (blob.getSize() > MAX_LINK_BYTES) {
            throw refused(link, "a very long path");
        }
        String target = new String(blob.getBytes(), StandardCharsets.UTF_8);
        try {
            if (!link.resolveSibling(target).normalize().startsWith(root) || target.startsWith("/")) {
                throw refused(link, target);
            }
        } catch (InvalidPathException _) {
            throw refused(link, target);
        }
        return target;
    }

    /** A link that stays inside by its text may still leave through another link: so look where each really leads. */
    private void makeLinks() throws IOException, SourceException {
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createDirectories(link.getKey().getParent());
            var _ = Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            try {
                if (!link.getKey().toRealPath().startsWith(root)) {
                    throw refused(link.getKey(), link.getValue());
                }
            } catch (NoSuchFileException _) {
                continue; // leads nowhere, so nothing can be read through it
            } catch (IOException e) {
                throw new SourceException(
                        Kind.UNUSABLE, "a symbolic link cannot be followed: " + shownPath(link.getKey()), e);
            }
        }
    }

    private SourceException refused(Path link, String target) {
        return new SourceException(
                Kind.UNUSABLE,
                "a symbolic link leaves the repository: " + shownPath(link) + " -> " + YamlValue.shown(target));
    }

    private String shownPath(Path file) {
        return YamlValue.shown(root.relativize(file).toString());
    }
}
