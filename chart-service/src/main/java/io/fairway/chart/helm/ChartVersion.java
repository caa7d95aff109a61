package io.fairway.chart.helm;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * The version of a published chart: that of {@code Chart.yaml} with the sequence of the push added to its patch number, and
 * the commit as build metadata. {@code 1.4.2} at push 17 of commit {@code 0a1b2c3} is {@code 1.4.19+g0a1b2c3}. A later push
 * has the greater version as long as nobody lowers the one in {@code Chart.yaml}. A pre-release part is kept.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
final class ChartVersion {

    private ChartVersion() {}

    /**
     * Derives the version.
     *
     * @param base version in {@code Chart.yaml}; its build metadata is dropped
     * @return empty if the base is not a semantic version with three numbers, or too large a one
     */
    static Optional<String> of(String base, long sequence, String shortCommit) {
        Semver version = Semver.parse(base);
        if (version == null || base.startsWith("v")) {
            return Optional.empty();
        }
        // The letter keeps the metadata from being a number with leading zeros, which some tools refuse.
        String preRelease = version.getPreRelease().isEmpty() ? "" : "-" + String.join(".", version.getPreRelease());
        long patch = version.getPatch() + sequence;
        return Optional.of(
                version.getMajor() + "." + version.getMinor() + "." + patch + preRelease + "+g" + shortCommit);
    }
}
