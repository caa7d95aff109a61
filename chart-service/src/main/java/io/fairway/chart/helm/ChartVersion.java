package io.fairway.chart.helm;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * The version of a published chart: that of {@code Chart.yaml} with the sequence of the push added to its patch number.
 * {@code 1.4.2} at push 17 is {@code 1.4.19}. A later push has the greater version as long as nobody lowers the one in
 * {@code Chart.yaml}. A pre-release part is kept, build metadata is not: charts write their version into labels, which have no
 * plus sign. The commit is in the annotations.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
final class ChartVersion {

    /** The longest value of a label. OCI tags and names of files may be longer. */
    private static final int MAX_LABEL = 63;

    private ChartVersion() {}

    /**
     * Derives the version.
     *
     * @param base version in {@code Chart.yaml}; its build metadata is dropped
     * @param taken versions that other charts of the application have. If the derived one is among them, because the version
     *     in {@code Chart.yaml} was lowered or the pushes are counted from the beginning again, it is the next after them
     * @return empty if the base is not a semantic version with three numbers, too large a one, or one that no label can hold
     */
    static Optional<String> of(String base, long sequence, Collection<String> taken) {
        Semver version = base.startsWith("v") ? null : Semver.parse(base);
        if (version == null) {
            return Optional.empty();
        }
        long patch = version.getPatch() + sequence;
        // Also those of before, which had the commit behind a plus sign: versions that differ in nothing else are
        // equal.
        List<Semver> others = taken.stream()
                .map(Semver::parse)
                .filter(Objects::nonNull)
                .filter(other -> isOfSameSeries(other, version))
                .toList();
        if (others.stream().anyMatch(other -> other.getPatch() == version.getPatch() + sequence)) {
            patch = 1 + others.stream().mapToLong(Semver::getPatch).max().orElseThrow();
        }
        String preRelease = version.getPreRelease().isEmpty() ? "" : "-" + String.join(".", version.getPreRelease());
        return Optional.of(version.getMajor() + "." + version.getMinor() + "." + patch + preRelease)
                .filter(ChartVersion::isLabel);
    }

    private static boolean isOfSameSeries(Semver one, Semver other) {
        return one.getMajor() == other.getMajor()
                && one.getMinor() == other.getMinor()
                && one.getPreRelease().equals(other.getPreRelease());
    }

    private static boolean isLabel(String version) {
        return version.length() <= MAX_LABEL && !version.endsWith("-");
    }

    /**
     * The image's tag as charts can write it into a label. Of a long one the end is kept, which has the commit.
     *
     * @param tag has the form of a tag in a registry
     */
    static String application(String tag) {
        String end = tag.length() <= MAX_LABEL ? tag : tag.substring(tag.length() - MAX_LABEL);
        return end.replaceFirst("^[^A-Za-z0-9]+", "").replaceFirst("[^A-Za-z0-9]+$", "");
    }
}
