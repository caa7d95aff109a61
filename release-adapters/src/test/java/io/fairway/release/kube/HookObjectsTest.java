package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HookObjectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void case04_settings_become_what_the_manifest_says_and_nothing_else_is_left() throws Exception {
        JsonNode manifest = json("""
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "settings", "annotations": {"helm.sh/hook": "pre-upgrade"}},
                 "data": {"MODE": "ready"}}""");
        JsonNode live = json("""
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "settings", "namespace": "shop", "uid": "1", "resourceVersion": "7",
                              "labels": {"added": "x"}, "annotations": {"helm.sh/hook": "pre-upgrade", "more": "y"},
                              "managedFields": [{"manager": "helm"}]},
                 "data": {"MODE": "notready", "LIMIT": "0"}, "binaryData": {"b": "eA=="}}""");

        assertThat(HookObjects.wanted(manifest, "shop", live)).isEqualTo(json("""
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "settings", "namespace": "shop", "uid": "1", "resourceVersion": "7",
                              "annotations": {"helm.sh/hook": "pre-upgrade"}},
                 "data": {"MODE": "ready"}}"""));
    }

    @Test
    void plain_values_of_a_secret_replace_all_that_is_there() throws Exception {
        JsonNode manifest = json("""
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"},
                 "data": {"a": "YQ=="}, "stringData": {"b": "b"}}""");
        JsonNode live = json("""
                {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"name": "s", "namespace": "shop"},
                 "data": {"a": "eA==", "b": "eA==", "c": "eA=="}}""");

        JsonNode wanted = HookObjects.wanted(manifest, "shop", live);

        assertThat(wanted.path("data")).isEqualTo(json("{\"a\": \"YQ==\", \"b\": \"Yg==\"}"));
        assertThat(wanted.has("stringData")).isFalse();
    }

    @Test
    void what_is_gone_is_made_as_its_manifest_says() throws Exception {
        JsonNode manifest = json("""
                {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "migrator"}}""");

        assertThat(HookObjects.wanted(manifest, "shop", null)).isEqualTo(json("""
                {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "migrator", "namespace": "shop"}}"""));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
