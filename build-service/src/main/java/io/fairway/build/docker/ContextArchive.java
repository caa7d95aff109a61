package io.fairway.build.docker;

import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.build.ImageBuilder;
import io.fairway.source.FairwayFile;
import io.fairway.source.Unfetched;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The build context as one tar file: the directory that {@code fairway.yaml} names, without the chart and
 * {@code fairway.yaml} itself, which are no part of an image. Equal files give equal bytes, so that the engine's cache works:
 * entries are sorted, have no owners, and their time is that of the commit.
 *
 * @param file the archive
 * @param dockerfile name of the Dockerfile in it
 * @param platformArguments that the Dockerfile declares, and whoever builds sets
 */
record ContextArchive(Path file, String dockerfile, Set<String> platformArguments) {

    private static final String DOCKERFILE = "Dockerfile";

    /** Where the Dockerfile lies when the context does not have it. */
    private static final String FOREIGN_DOCKERFILE = ".fairway.Dockerfile";

    static ContextArchive write(ImageBuilder.Request request, long maxBytes) throws ImageBuildException {
        FairwayFile.Image image = request.file().image();
        Path root = request.source().directory();
        Path context = image.context().equals(".") ? root : root.resolve(image.context());
        Path dockerfile = root.resolve(image.dockerfile());
        if (!Files.isRegularFile(dockerfile)) {
            throw new ImageBuildException(
                    Kind.STEP_FAILED,
                    "there is no file " + image.dockerfile() + " in the repository: add it, or name another one"
                            + " under image.dockerfile in " + FairwayFile.NAME);
        }
        if (!Files.isDirectory(context, LinkOption.NOFOLLOW_LINKS)) {
            throw new ImageBuildException(
                    Kind.STEP_FAILED,
                    "there is no directory " + image.context() + " in the repository: add it, or name another one"
                            + " under image.context in " + FairwayFile.NAME);
        }
        Path archive = request.scratch().resolve("context.tar");
        try (Writer writer = new Writer(archive, maxBytes, request.source().committedAt())) {
            Dockerfile instructions = Dockerfile.parse(RepositoryText.of(dockerfile));
            BuildKitSyntax.check(image.dockerfile(), instructions, image.target());
            return new ContextArchive(
                    archive,
                    writer.write(request, context, dockerfile),
                    BuildKitSyntax.platformArguments(instructions));
        } catch (IOException e) {
            throw new ImageBuildException(Kind.UNAVAILABLE, "the build context cannot be written", e);
        }
    }

    /** A build that adds labels to an image, and nothing else. */
    static ContextArchive labels(Path scratch, String imageId, Map<String, String> labels) throws ImageBuildException {
        Path archive = scratch.resolve("labels.tar");
        String words = labels.entrySet().stream()
                .map(label -> " " + label.getKey() + "=" + quoted(label.getValue()))
                .collect(Collectors.joining());
        String dockerfile = "FROM " + imageId + "\n" + (words.isEmpty() ? "" : "LABEL" + words + "\n");
        try (Writer writer = new Writer(archive, Long.MAX_VALUE, Instant.EPOCH)) {
            writer.text(DOCKERFILE, dockerfile);
            return new ContextArchive(archive, DOCKERFILE, Set.of());
        } catch (IOException e) {
            throw new ImageBuildException(Kind.UNAVAILABLE, "the labels of the image cannot be written", e);
        }
    }

    /** As one word of a Dockerfile, in which nothing is replaced and which nothing ends. */
    static String quoted(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return '"' + line.replaceAll("([\"$\\\\])", "\\\\$1") + '"';
    }

    private static final class Writer implements AutoCloseable {

        private final TarArchiveOutputStream tar;
        private final long maxBytes;
        private final FileTime time;
        private long bytes;

        Writer(Path archive, long maxBytes, Instant time) throws IOException {
            this.tar = new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)), "UTF-8");
            this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            this.tar.setAddPaxHeadersForNonAsciiNames(true);
            this.maxBytes = maxBytes;
            this.time = FileTime.from(time);
        }

        String write(ImageBuilder.Request request, Path context, Path dockerfile)
                throws IOException, ImageBuildException {
            Path ignoreFile = ignoreFile(context, dockerfile);
            String ignored = Files.isRegularFile(ignoreFile) ? RepositoryText.of(ignoreFile) : "";
            Path root = request.source().directory();
            IgnoreRules rules =
                    IgnoreRules.ofRepository(root.relativize(ignoreFile).toString(), ignored);
            Path chart = root.resolve(request.file().chart().path());
            Path fairwayFile = root.resolve(FairwayFile.NAME);
            boolean foreign = !dockerfile.startsWith(context) || dockerfile.startsWith(chart);
            checkFetched(request, rules, context, dockerfile, chart);
            List<Path> paths;
            try (Stream<Path> all = Files.walk(context)) {
                paths = all.filter(path -> !path.equals(context)).sorted().toList();
            }
            for (Path path : paths) {
                String name = context.relativize(path).toString();
                // The engine needs these two, and leaves them out itself if they are ignored.
                boolean needed = !foreign && (path.equals(dockerfile) || path.equals(ignoreFile));
                boolean left = path.startsWith(chart)
                        || path.equals(fairwayFile)
                        || path.equals(ignoreFile)
                        || rules.ignores(name);
                if (needed || !left) {
                    add(path, name);
                }
            }
            if (!foreign) {
                return context.relativize(dockerfile).toString();
            }
            add(dockerfile, FOREIGN_DOCKERFILE);
            text(IgnoreRules.FILE, ignored + "\n" + FOREIGN_DOCKERFILE + "\n" + IgnoreRules.FILE + "\n");
            return FOREIGN_DOCKERFILE;
        }

        /** A Dockerfile may have rules of its own, which then are all. */
        private static Path ignoreFile(Path context, Path dockerfile) {
            Path own = dockerfile.resolveSibling(dockerfile.getFileName() + IgnoreRules.FILE);
            return Files.isRegularFile(own) ? own : context.resolve(IgnoreRules.FILE);
        }

        /** What only stands for a content that is elsewhere is not shipped; what the image is not made from may stay. */
        private static void checkFetched(
                ImageBuilder.Request request, IgnoreRules rules, Path context, Path dockerfile, Path chart)
                throws ImageBuildException {
            Path root = request.source().directory();
            List<Unfetched> needed = request.source().unfetched().stream()
                    .filter(unfetched -> {
                        Path path = root.resolve(unfetched.path());
                        boolean shipped = path.startsWith(context)
                                && !path.startsWith(chart)
                                && !rules.ignores(context.relativize(path).toString());
                        return shipped || path.equals(dockerfile);
                    })
                    .toList();
            var refusal = Unfetched.refusal(needed, "name it in " + IgnoreRules.FILE);
            if (refusal.isPresent()) {
                throw new ImageBuildException(Kind.SOURCE_INCOMPLETE, refusal.get());
            }
        }

        private void add(Path path, String name) throws IOException, ImageBuildException {
            if (Files.isSymbolicLink(path)) {
                TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                link.setLinkName(Files.readSymbolicLink(path).toString());
                put(link);
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                TarArchiveEntry directory = new TarArchiveEntry(name + "/");
                directory.setMode(0755);
                put(directory);
            } else {
                count(Files.size(path));
                TarArchiveEntry file = new TarArchiveEntry(name);
                file.setSize(Files.size(path));
                file.setMode(Files.isExecutable(path) ? 0755 : 0644);
                file.setModTime(time);
                tar.putArchiveEntry(file);
                var _ = Files.copy(path, tar);
                tar.closeArchiveEntry();
            }
        }

        private void text(String name, String text) throws IOException {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry file = new TarArchiveEntry(name);
            file.setSize(content.length);
            file.setModTime(time);
            tar.putArchiveEntry(file);
            tar.write(content);
            tar.closeArchiveEntry();
        }

        private void put(TarArchiveEntry entry) throws IOException {
            entry.setModTime(time);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }

        private void count(long size) throws ImageBuildException {
            bytes += size;
            if (bytes > maxBytes) {
                throw new ImageBuildException(
                        Kind.LIMIT_EXCEEDED,
                        "the build context is larger than " + maxBytes
                                + " bytes: leave files out of it with .dockerignore");
            }
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }
}
