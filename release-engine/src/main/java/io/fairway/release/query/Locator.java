package io.fairway.release.query;

import io.fairway.events.Place;
import io.fairway.events.Target;
import io.fairway.release.deploy.PodRef;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Something that people have in their hands and want to know the rest about. */
public sealed interface Locator {

    /** A commit, whole or its beginning; also what pages show of a digest or of an id, which looks the same. */
    record Commit(String beginning) implements Locator {}

    /** The digest of an image, a content or a chart, whole or its beginning. */
    record Digest(String beginning) implements Locator {}

    /**
     * An image by its tag.
     *
     * @param repository registry and name; null if only the tag is known
     */
    record Tag(@Nullable String repository, String tag) implements Locator {}

    /**
     * A version of a chart.
     *
     * @param chart its name, or that of its application; null if only the version is known
     */
    record ChartVersion(@Nullable String chart, String version) implements Locator {}

    /** A change, a release, an event or a build. */
    record Id(UUID id) implements Locator {}

    /** The beginning of the id of a change or a release, as tables of the command line show it. */
    record PartOfId(String part) implements Locator {}

    /** A revision of a Helm release. */
    record Revision(Target target, int number) implements Locator {}

    /** A pod. */
    record Pod(PodRef pod) implements Locator {}

    /** What can be followed, for who gave something else. */
    String UNDERSTOOD =
            "a commit (4 to 64 hexadecimal digits), an image digest (sha256:...), an image tag or reference, a chart"
                    + " version, the id of a change, a release, an event or a build, a Helm revision as"
                    + " application/environment@N, or a pod as namespace/name";

    /** Empty if it is nothing that can be followed. */
    static Optional<Locator> read(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > Patterns.LONGEST) {
            return Optional.empty();
        }
        // Some tools write hexadecimal digits large.
        String small = plain.toLowerCase(Locale.ROOT);
        if (isId(small)) {
            return Optional.of(new Id(UUID.fromString(small)));
        }
        if (Patterns.COMMIT.matcher(small).matches()) {
            return Optional.of(new Commit(small));
        }
        if (Patterns.PART_OF_ID.matcher(small).matches()) {
            return Optional.of(new PartOfId(small));
        }
        Matcher digest = Patterns.DIGEST.matcher(plain);
        if (digest.matches()) {
            return Optional.of(new Digest(digest.group("digest")));
        }
        Matcher revision = Patterns.REVISION.matcher(plain);
        if (revision.matches()) {
            return Optional.of(new Revision(
                    new Target(revision.group("application"), revision.group("environment")),
                    Integer.parseInt(revision.group("number"))));
        }
        return chart(plain).or(() -> image(plain)).or(() -> pod(plain)).or(() -> tag(plain));
    }

    /** Whether it has the form of an id. */
    static boolean isId(String text) {
        return Patterns.ID.matcher(text).matches();
    }

    private static Optional<Locator> chart(String text) {
        boolean oci = text.startsWith("oci://");
        Matcher chart = Patterns.CHART.matcher(oci ? text.substring(text.lastIndexOf('/') + 1) : text);
        // Charts of before have a plus in their version. Tags in OCI registries cannot, so Helm writes an underscore.
        return chart.matches()
                ? Optional.of(new ChartVersion(
                        chart.group("name"), chart.group("version").replace('_', '+')))
                : Optional.empty();
    }

    private static Optional<Locator> image(String text) {
        int colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf('/')
                        && colon > 0
                        && Patterns.TAG.matcher(text.substring(colon + 1)).matches()
                ? Optional.of(new Tag(text.substring(0, colon), text.substring(colon + 1)))
                : Optional.empty();
    }

    private static Optional<Locator> pod(String text) {
        Matcher pod = Patterns.POD.matcher(text);
        return pod.matches()
                ? Optional.of(new Pod(new PodRef(Place.DEFAULT_CLUSTER, pod.group("namespace"), pod.group("name"))))
                : Optional.empty();
    }

    private static Optional<Locator> tag(String text) {
        return Patterns.TAG.matcher(text).matches() ? Optional.of(new Tag(null, text)) : Optional.empty();
    }

    /** The forms. */
    final class Patterns {

        private static final int LONGEST = 500;
        private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{4,64}");
        private static final Pattern PART_OF_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{1,27}");
        private static final Pattern DIGEST = Pattern.compile("(?:[^@\\s]+@)?(?<digest>sha256:[0-9a-f]{6,64})");
        private static final Pattern REVISION = Pattern.compile(
                "(?<application>" + LABEL + ")/(?<environment>" + LABEL + ")@(?<number>[1-9][0-9]{0,8})");
        private static final Pattern CHART = Pattern.compile("(?:(?<name>[a-z](?:[-a-z0-9]*[a-z0-9])?)[- :@])?"
                + "(?<version>[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:[+_][0-9A-Za-z.-]+)?)");
        private static final Pattern POD =
                Pattern.compile("(?<namespace>" + LABEL + ")/(?<name>[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?)");
        private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

        private Patterns() {}
    }
}
