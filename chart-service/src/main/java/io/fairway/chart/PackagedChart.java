package io.fairway.chart;

import io.fairway.events.RequiredApproval;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A chart as it is published. The same commit and image always give the same bytes.
 *
 * @param name from {@code Chart.yaml}
 * @param version SemVer without build metadata
 * @param appVersion tag of the image, as a label can hold it
 * @param description from {@code Chart.yaml}; may be empty
 * @param environments names from {@code fairway.yaml}, in the order of release
 * @param approvals those of the environments that wait for people first
 * @param contentDigest {@code sha256:...} over everything it would release, without its version
 * @param created time that the archive carries; its entries have that of the commit
 * @param remarks what its author should know, in sentences
 * @param archive the {@code .tgz}
 */
public record PackagedChart(
        String name,
        String version,
        String appVersion,
        String description,
        List<String> environments,
        List<RequiredApproval> approvals,
        String contentDigest,
        Instant created,
        List<String> remarks,
        byte[] archive) {

    /** {@code sha256:...} of the archive. */
    public String digest() {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Name of the archive in a chart repository. */
    public String fileName() {
        return name + "-" + version + ".tgz";
    }
}
