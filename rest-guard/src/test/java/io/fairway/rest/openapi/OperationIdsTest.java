package io.fairway.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /releases, listReleases",
        "GET, /releases/{id}, getRelease",
        "GET, /releases/{id}/diff, getReleaseDiff",
        "GET, /releases/{id}/pods, listReleasePods",
        "POST, /releases/{id}/retry, retryRelease",
        "POST, /applications/{application}/environments/{environment}/rollback, rollbackEnvironment",
        "POST, /applications/{application}/environments/{environment}/releases, createRelease",
        "GET, /applications/{application}/environments/{environment}/rollback-targets, listEnvironmentRollbackTargets",
        "PUT, /applications/{name}, putApplication",
        "DELETE, /applications/{application}/quarantine/{contentDigest}, deleteQuarantine",
        "GET, /repositories, listRepositories",
        "DELETE, /repositories/{name}, deleteRepository",
        "POST, /audit/rebuild, rebuildAudit",
        "GET, /delivery-metrics, listDeliveryMetrics",
        "GET, /charts/index.yaml, getChartIndexYaml",
        "GET, /audit/status, getAuditStatus",
        "GET, /overview, getOverview",
    })
    void operation_isNamedAfterItsPath(HttpMethod verb, String path, String expected) {
        assertThat(OperationIds.of(verb, path)).isEqualTo(expected);
    }
}
