package io.fairway.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairway.yaml.YamlValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something of a commit whose content is not in its repository. Fairway does not fetch it from elsewhere, and what only stands for
 * it must not be shipped.
 *
 * @param path from the root of the repository
 */
public record Unfetched(String path, Kind kind) {

    /** Where the content is. */
    public enum Kind {
        /** In Git LFS; the repository has a pointer of three lines. */
        LFS("kept in Git LFS", "commit the content itself, or download it in the Dockerfile"),
        /** With git-annex; the repository has a link or a line that names it. */
        ANNEX("kept with git-annex", "commit the content itself, or download it in the Dockerfile"),
        /** In another repository; this one has the id of a commit. */
        SUBMODULE(
                "kept in another repository as a submodule",
                "commit the files themselves (git subtree), or clone them in the Dockerfile");

        private final String words;
        private final String remedy;

        Kind(String words, String remedy) {
            this.words = words;
            this.remedy = remedy;
        }
    }

    /** A pointer is smaller than this (Git LFS Specification, "The Pointer"). */
    static final int MAX_POINTER_BYTES = 1024;

    private static final int MAX_NAMED = 5;

    /** The first line, also of pointers that early versions wrote. */
    private static final List<String> VERSIONS = List.of(
            "version https://git-lfs.github.com/spec/",
            "version http://git-media.io/v/",
            "version https://hawser.github.com/spec/");

    /** Where the content of a file is if these bytes only stand for it; empty if they are the content. */
    static Optional<Kind> ofFile(byte[] bytes) {
        String text = bytes.length < MAX_POINTER_BYTES ? new String(bytes, UTF_8) : "";
        if (text.startsWith("/annex/objects/")) {
            return Optional.of(Kind.ANNEX);
        }
        boolean lfs = VERSIONS.stream().anyMatch(text::startsWith)
                && text.lines().anyMatch(line -> line.startsWith("oid sha256:"))
                && text.lines().anyMatch(line -> line.startsWith("size "));
        return lfs ? Optional.of(Kind.LFS) : Optional.empty();
    }

    /** The same for the target of a symbolic link. */
    static Optional<Kind> ofLink(String target) {
        return target.contains(".git/annex/objects/") ? Optional.of(Kind.ANNEX) : Optional.empty();
    }

    /** Whether it is in a directory, or is the directory; {@code .} is the root. */
    public boolean isBelow(String directory) {
        return directory.equals(".") || path.equals(directory) || path.startsWith(directory + "/");
    }

    /**
     * Why nothing is made from these, in one sentence that names them and says what to do; empty if there are none.
     *
     * @param leaveOut how else they can be left out; may be blank
     */
    public static Optional<String> refusal(Collection<Unfetched> unfetched, String leaveOut) {
        String sentence = Arrays.stream(Kind.values())
                .map(kind -> refusal(unfetched, kind, leaveOut))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }

    private static String refusal(Collection<Unfetched> unfetched, Kind kind, String leaveOut) {
        List<String> paths = unfetched.stream()
                .filter(one -> one.kind == kind)
                .map(one -> YamlValue.shown(one.path))
                .sorted()
                .toList();
        if (paths.isEmpty()) {
            return "";
        }
        String more = paths.size() <= MAX_NAMED ? "" : " and " + (paths.size() - MAX_NAMED) + " more";
        String named = paths.stream().limit(MAX_NAMED).collect(Collectors.joining(", ")) + more;
        String remedy =
                Stream.of(kind.remedy, leaveOut).filter(part -> !part.isBlank()).collect(Collectors.joining(", or "));
        return named + (paths.size() == 1 ? " is " : " are ") + kind.words + ", which Fairway does not fetch: "
                + remedy;
    }
}
