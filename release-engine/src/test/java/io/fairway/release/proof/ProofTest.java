package io.fairway.release.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.FieldOwners;
import io.fairway.release.LiveState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {

    private static final ObjectRef HELLO = new ObjectRef("apps/v1", "Deployment", "shop", "hello");
    private static final String AT = "2026-12-01T10:00:00Z";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"leftOut", "differences"})
    void difference_is(String name, String recorded, String live, String manager, String fields, boolean leftOut) {
        Proof proof = proof(recorded, live, managed(manager, "", fields), "{'spec': {'replicas': 2, 'paused': false}}");

        assertThat(proof.differences().isEmpty()).isEqualTo(leftOut);
        assertThat(proof.leftOut().isEmpty()).isEqualTo(!leftOut);
    }

    static Stream<Arguments> leftOut() {
        return Stream.of(
                when(
                        "an autoscaler scaled",
                        "{'spec': {'replicas': 2}}",
                        "{'spec': {'replicas': 5}}",
                        "kube-controller-manager",
                        "{'f:spec': {'f:replicas': {}}}",
                        true),
                when(
                        "KEDA scaled to zero",
                        "{'spec': {'replicas': 2}}",
                        "{'spec': {'replicas': 0}}",
                        "keda-operator",
                        "{'f:spec': {'f:replicas': {}}}",
                        true),
                when(
                        "pods were restarted by hand",
                        "{'spec': {'template': {'metadata': {}}}}",
                        "{'spec': {'template': {'metadata': {'annotations': {'kubectl.kubernetes.io/restartedAt': 'x'}}}}}",
                        "kubectl-rollout",
                        "{'f:spec': {'f:template': {'f:metadata': {'f:annotations': {'.': {}, 'f:kubectl.kubernetes.io/restartedAt': {}}}}}}",
                        true),
                when(
                        "case_30: an operator reloaded the configuration",
                        template("{'name': 'app', 'env': [{'name': 'A', 'value': '1'}]}"),
                        template(
                                "{'name': 'app', 'env': [{'name': 'A', 'value': '1'}, {'name': 'STAKATER_HELLO_CONFIGMAP', 'value': 'x'}]}"),
                        "Reloader",
                        containers(
                                "'f:env': {'k:{\\\"name\\\":\\\"STAKATER_HELLO_CONFIGMAP\\\"}': {'.': {}, 'f:value': {}}}"),
                        true),
                when(
                        "case_30: an operator reloaded it once more",
                        template("{'name': 'app', 'env': [{'name': 'STAKATER_HELLO_CONFIGMAP', 'value': 'x'}]}"),
                        template("{'name': 'app', 'env': [{'name': 'STAKATER_HELLO_CONFIGMAP', 'value': 'y'}]}"),
                        "kubectl-set",
                        containers(
                                "'f:env': {'k:{\\\"name\\\":\\\"STAKATER_HELLO_CONFIGMAP\\\"}': {'.': {}, 'f:value': {}}}"),
                        true),
                when(
                        "a cloud controller annotated",
                        "{'metadata': {}}",
                        "{'metadata': {'annotations': {'cloud.example.com/neg': 'x'}}}",
                        "gke-ingress-controller",
                        "{'f:metadata': {'f:annotations': {'.': {}, 'f:cloud.example.com/neg': {}}}}",
                        true),
                when(
                        "external-dns annotated",
                        "{'metadata': {}}",
                        "{'metadata': {'annotations': {'external-dns.example/owner': 'x'}}}",
                        "external-dns",
                        "{'f:metadata': {'f:annotations': {'.': {}, 'f:external-dns.example/owner': {}}}}",
                        true),
                when(
                        "a finalizer of a controller",
                        "{'metadata': {}}",
                        "{'metadata': {'finalizers': ['service.kubernetes.io/load-balancer-cleanup']}}",
                        "cloud-controller-manager",
                        "{'f:metadata': {'f:finalizers': {'.': {}, 'v:\\\"service.kubernetes.io/load-balancer-cleanup\\\"': {}}}}",
                        true),
                when(
                        "cert-manager wrote the certificate of a webhook",
                        "{'webhooks': [{'name': 'w', 'clientConfig': {'caBundle': 'a'}}]}",
                        "{'webhooks': [{'name': 'w', 'clientConfig': {'caBundle': 'b'}}]}",
                        "cert-manager-cainjector",
                        "{'f:webhooks': {'k:{\\\"name\\\":\\\"w\\\"}': {'f:clientConfig': {'f:caBundle': {}}}}}",
                        true),
                when(
                        "a sidecar was injected into the object",
                        template("{'name': 'app'}"),
                        "{'spec': {'template': {'spec': {'containers': [{'name': 'app'}, {'name': 'istio-proxy'}]}}}}",
                        "istiod",
                        "{'f:spec': {'f:template': {'f:spec': {'f:containers': {'k:{\\\"name\\\":\\\"istio-proxy\\\"}': {'.': {}, 'f:name': {}}}}}}}",
                        true));
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                when(
                        "somebody annotated by hand",
                        "{'metadata': {}}",
                        "{'metadata': {'annotations': {'example.com/by-hand': 'yes'}}}",
                        "kubectl-annotate",
                        "{'f:metadata': {'f:annotations': {'.': {}, 'f:example.com/by-hand': {}}}}",
                        false),
                when(
                        "somebody scaled by hand",
                        "{'spec': {'replicas': 2}}",
                        "{'spec': {'replicas': 5}}",
                        "kubectl",
                        "{'f:spec': {'f:replicas': {}}}",
                        false),
                when(
                        "somebody edited the image",
                        template("{'name': 'app', 'image': 'a'}"),
                        template("{'name': 'app', 'image': 'b'}"),
                        "kubectl-edit",
                        containers("'f:image': {}"),
                        false),
                when(
                        "somebody upgraded with Helm",
                        "{'spec': {'replicas': 2}}",
                        "{'spec': {'replicas': 5}}",
                        "helm",
                        "{'f:spec': {'f:replicas': {}}}",
                        false),
                when(
                        "another deployer wrote it",
                        "{'metadata': {}}",
                        "{'metadata': {'labels': {'x': 'y'}}}",
                        "argocd-application-controller",
                        "{'f:metadata': {'f:labels': {'f:x': {}}}}",
                        false),
                when(
                        "a controller changed what the manifest sets",
                        "{'spec': {'paused': false}}",
                        "{'spec': {'paused': true}}",
                        "some-controller",
                        "{'f:spec': {'f:paused': {}}}",
                        false),
                when(
                        "nobody knows the writer",
                        "{'metadata': {}}",
                        "{'metadata': {'annotations': {'x': 'y'}}}",
                        "python-requests",
                        "{'f:metadata': {'f:annotations': {'f:x': {}}}}",
                        false),
                when(
                        "nobody is said to have written it",
                        "{'metadata': {}}",
                        "{'metadata': {'annotations': {'x': 'y'}}}",
                        "some-controller",
                        "{'f:spec': {'f:paused': {}}}",
                        false),
                when(
                        "a field was taken away",
                        "{'metadata': {'labels': {'x': 'y'}}}",
                        "{'metadata': {}}",
                        "some-controller",
                        "{'f:spec': {'f:paused': {}}}",
                        false));
    }

    @Test
    void whatTwoWrote_one_of_them_by_hand_is_a_difference() {
        String replicas = "{'f:spec': {'f:replicas': {}}}";
        JsonNode both = json("[" + entry("kube-controller-manager", "scale", replicas) + ","
                + entry("kubectl-edit", "", replicas) + "]");

        assertThat(proof("{'spec': {'replicas': 2}}", "{'spec': {'replicas': 3}}", both, "{}")
                        .differences())
                .containsExactly(new Difference(HELLO, Difference.Kind.CHANGED, "spec.replicas"));
    }

    @Test
    void whatIsLeftOut_is_said_and_by_whom_it_was_written() {
        Proof proof = proof(
                "{'spec': {'replicas': 2}}",
                "{'spec': {'replicas': 3}}",
                managed("kube-controller-manager", "scale", "{'f:spec': {'f:replicas': {}}}"),
                "{}");

        assertThat(proof.leftOutSentence())
                .contains("left out of the comparison: Deployment/hello spec.replicas"
                        + " (written by kube-controller-manager)");
    }

    @Test
    void whoWroteADifference_is_known() {
        Proof proof = proof(
                "{'spec': {'replicas': 2}}",
                "{'spec': {'replicas': 3}}",
                managed("kubectl-edit", "", "{'f:spec': {'f:replicas': {}}}"),
                "{}");

        assertThat(proof.writers()).containsExactly(new Proof.Writer("kubectl-edit", Instant.parse(AT)));
    }

    private static Proof proof(String recorded, String live, JsonNode managed, String manifest) {
        return Proof.of(
                Comparison.of(state(recorded), state(live), List.of()),
                Map.of(HELLO, FieldOwners.of(managed)),
                Map.of(HELLO, json(manifest)));
    }

    private static LiveState state(String object) {
        return new LiveState("", List.of(new LiveState.LiveObject(HELLO, json(object))));
    }

    private static String template(String container) {
        return "{'spec': {'template': {'spec': {'containers': [" + container + "]}}}}";
    }

    private static String containers(String fields) {
        return "{'f:spec': {'f:template': {'f:spec': {'f:containers': {'k:{\\\"name\\\":\\\"app\\\"}': {" + fields
                + "}}}}}}";
    }

    private static JsonNode managed(String manager, String subresource, String fields) {
        return json("[" + entry(manager, subresource, fields) + "]");
    }

    private static String entry(String manager, String subresource, String fields) {
        return "{'manager': '" + manager + "', 'operation': 'Update', 'time': '" + AT + "', 'subresource': '"
                + subresource + "', 'fieldsV1': " + fields + "}";
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Arguments when(
            String name, String recorded, String live, String manager, String fields, boolean leftOut) {
        return Arguments.of(name, recorded, live, manager, fields, leftOut);
    }
}
