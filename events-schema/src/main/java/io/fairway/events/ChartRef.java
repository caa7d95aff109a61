package io.fairway.events;

/**
 * A published Helm chart.
 *
 * @param name chart name
 * @param version SemVer, greater for the newer push
 * @param oci {@code oci://} reference without version
 * @param digest {@code sha256:...} of the packaged archive: the one in {@code index.yaml}, and of the layer in the OCI registry
 * @param archive http URL of the packaged chart in the chart repository that chart-service serves
 * @param contentDigest {@code sha256:...} over everything that the chart would release (templates, values, pinned image),
 *     without the chart's version: equal content has an equal digest. Quarantine works on it.
 */
public record ChartRef(String name, String version, String oci, String digest, String archive, String contentDigest) {}
