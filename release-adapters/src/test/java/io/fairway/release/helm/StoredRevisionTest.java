package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ObjectRef;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredRevisionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void revision_survives_being_written_and_read() {
        StoredRevision revision = revision("", "");

        assertThat(StoredRevision.decode(revision.encode())).isEqualTo(revision);
    }

    @Test
    void revision_marked_as_failed_keeps_everything_else() {
        StoredRevision failed = revision("a: b", "").failed("interrupted");

        assertThat(failed.description()).isEqualTo("interrupted");
        assertThat(failed.content().path("info").path("status").asText()).isEqualTo("failed");
        assertThat(failed.manifest()).isEqualTo("a: b");
        assertThat(failed.content().path("version").asInt()).isEqualTo(3);
    }

    /** As charts of others have it: a key whose entries are all behind conditions, an anchor, a mode with a leading zero. */
    @Test
    void case_24_manifest_is_read_as_Helm_reads_it() {
        ObjectNode content = (ObjectNode)
                Manifests.contents(revision("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: hello}
                        spec:
                          template:
                            metadata:
                              annotations:
                              labels: &labels {app: hello}
                            spec:
                              mode: 0644
                              more: *labels
                              enabled: yes
                        """, ""), "shop").getFirst().content();

        assertThat(content.path("spec").path("template")).hasToString("""
                {"metadata":{"annotations":null,"labels":{"app":"hello"}},\
                "spec":{"mode":420,"more":{"app":"hello"},"enabled":true}}""");
    }

    @Test
    void objects_are_read_from_manifest_and_hooks() {
        ReleaseObjects objects =
                Manifests.read(revision("""
                        ---
                        # Source: hello/templates/all.yaml
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: hello}
                        spec: {}
                        ---
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: db, namespace: elsewhere}
                        spec: {replicas: 1}
                        ---
                        ---
                        apiVersion: v1
                        kind: List
                        items:
                          - apiVersion: v1
                            kind: Secret
                            metadata: {name: hello}
                            data: {a: eA==}
                            stringData: {b: x}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata: {name: reader}
                        """, "apiVersion: batch/v1\nkind: Job\nmetadata: {name: migration}\n"), "shop");

        ObjectRef secret = new ObjectRef("v1", "Secret", "shop", "hello");
        assertThat(objects.manifest())
                .containsExactly(
                        new ObjectRef("apps/v1", "Deployment", "shop", "hello"),
                        new ObjectRef("apps/v1", "StatefulSet", "elsewhere", "db"),
                        secret,
                        new ObjectRef("rbac.authorization.k8s.io/v1", "ClusterRole", null, "reader"));
        assertThat(objects.hooks()).containsExactly(new ObjectRef("batch/v1", "Job", "shop", "migration"));
        assertThat(objects.unscaled()).containsExactly(new ObjectRef("apps/v1", "Deployment", "shop", "hello"));
        assertThat(objects.secrets()).containsExactly(new SecretKeys(secret, Set.of("a", "b")));
    }

    @Test
    void error_about_a_broken_revision_does_not_quote_it() {
        byte[] broken = Base64.getEncoder().encode("{\"password\": hunter2".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> StoredRevision.decode(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    private static StoredRevision revision(String manifest, String hook) {
        ObjectNode content = JSON.createObjectNode();
        content.put("name", "hello").put("version", 3).put("manifest", manifest);
        content.putObject("info").put("status", "pending-upgrade").put("description", "Preparing upgrade");
        ObjectNode entry = content.putArray("hooks").addObject();
        entry.put("manifest", hook).putArray("events").add("pre-upgrade");
        content.withArray("hooks")
                .addObject()
                .put("manifest", "kind: Pod")
                .putArray("events")
                .add("test");
        return new StoredRevision(content);
    }
}
