package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource
    void canonicalForm_drops(String live, String canonical) {
        assertThat(of(live)).isEqualTo(json(canonical));
    }

    static Stream<Arguments> canonicalForm_drops() {
        return Stream.of(
                Arguments.of(
                        Named.of("what the cluster assigns and reports", """
                                {"kind": "ConfigMap", "metadata": {"name": "a", "uid": "1", "resourceVersion": "2",
                                 "generation": 3, "managedFields": [{}], "creationTimestamp": "now", "selfLink": "x"},
                                 "status": {"phase": "Active"}, "data": {"k": "v"}}"""),
                        "{'kind': 'ConfigMap', 'metadata': {'name': 'a'}, 'data': {'k': 'v'}}"),
                Arguments.of(
                        Named.of("annotations of controllers, but not those of people", """
                                {"kind": "Deployment", "metadata": {"annotations":
                                 {"deployment.kubernetes.io/revision": "4", "team": "shop"}}}"""),
                        "{'kind': 'Deployment', 'metadata': {'annotations': {'team': 'shop'}}}"),
                Arguments.of(
                        Named.of("annotations altogether if none is left", """
                                {"kind": "Deployment", "metadata": {"name": "a", "annotations":
                                 {"deployment.kubernetes.io/revision": "4"}}}"""),
                        "{'kind': 'Deployment', 'metadata': {'name': 'a'}}"),
                Arguments.of(
                        Named.of("where Fairway says it comes from, and nothing else that looks like it", """
                                {"kind": "Secret", "metadata": {"annotations": {"fairway.dev/commit": "c0ffee",
                                 "fairway.dev/release": "1", "fairway.dev/rolled-back-by": "2", "fairway.dev/other": "x"}}}"""),
                        "{'kind': 'Secret', 'metadata': {'annotations': {'fairway.dev/other': 'x'}}}"),
                Arguments.of(
                        Named.of("addresses and node ports of a Service", """
                                {"kind": "Service", "spec": {"clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1"],
                                 "ports": [{"port": 80, "nodePort": 30123}], "type": "NodePort"}}"""),
                        "{'kind': 'Service', 'spec': {'ports': [{'port': 80}], 'type': 'NodePort'}}"),
                Arguments.of(
                        Named.of("nothing of a headless Service", """
                                {"kind": "Service", "spec": {"clusterIP": "None", "clusterIPs": ["None"]}}"""),
                        "{'kind': 'Service', 'spec': {'clusterIP': 'None', 'clusterIPs': ['None']}}"),
                Arguments.of(
                        Named.of("the uid by which a Job finds its pods", """
                                {"kind": "Job", "metadata": {"name": "j", "labels": {"batch.kubernetes.io/controller-uid": "1",
                                 "app": "a"}}, "spec": {"selector": {"matchLabels": {"batch.kubernetes.io/controller-uid": "1"}},
                                 "template": {"metadata": {"labels": {"controller-uid": "1", "job-name": "j", "app": "a"}}}}}"""),
                        "{'kind': 'Job', 'metadata': {'name': 'j', 'labels': {'app': 'a'}}, 'spec': {'template': {'metadata': {'labels': {'app': 'a'}}}}}"),
                Arguments.of(
                        Named.of("the volume that a claim was bound to", """
                                {"kind": "PersistentVolumeClaim", "spec": {"volumeName": "pv-1", "storageClassName": "fast"}}"""),
                        "{'kind': 'PersistentVolumeClaim', 'spec': {'storageClassName': 'fast'}}"));
    }

    @Test
    void values_of_a_Secret_are_hidden_but_comparable() {
        String secret = "{'kind': 'Secret', 'data': {'password': 'aHVudGVyMg=='}}".replace('\'', '"');
        JsonNode canonical = CanonicalForm.of(json(secret), false, "salt");

        assertThat(canonical.toString()).doesNotContain("aHVudGVyMg").contains("sha256:");
        assertThat(CanonicalForm.of(json(secret), false, "salt")).isEqualTo(canonical);
        assertThat(CanonicalForm.of(json(secret), false, "another salt")).isNotEqualTo(canonical);
        assertThat(CanonicalForm.of(json(secret.replace("aHVudGVyMg==", "eA==")), false, "salt"))
                .isNotEqualTo(canonical);
    }

    @Test
    void equalValues_under_different_keys_have_different_digests() {
        JsonNode canonical = CanonicalForm.of(
                json("{'kind': 'Secret', 'data': {'one': 'eA==', 'two': 'eA=='}}".replace('\'', '"')), false, "salt");

        assertThat(canonical.path("data").path("one"))
                .isNotEqualTo(canonical.path("data").path("two"));
    }

    @Test
    void replicas_that_an_autoscaler_decides_do_not_count() {
        JsonNode live = json("{\"kind\": \"Deployment\", \"spec\": {\"replicas\": 7}}");

        assertThat(CanonicalForm.of(live, true, "").path("spec").has("replicas"))
                .isFalse();
        assertThat(CanonicalForm.of(live, false, "")
                        .path("spec")
                        .path("replicas")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void order_of_fields_does_not_count() {
        assertThat(of("{\"b\": 1, \"a\": {\"d\": 1, \"c\": 2}}").toString())
                .isEqualTo("{\"a\":{\"c\":2,\"d\":1},\"b\":1}");
    }

    private static JsonNode of(String live) {
        return CanonicalForm.of(json(live), false, "");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
