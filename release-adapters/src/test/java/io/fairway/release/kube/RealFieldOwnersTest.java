package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.release.LiveState;
import io.fairway.release.proof.Comparison;
import io.fairway.release.proof.Proof;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Who wrote a field, as a real API server keeps it. The environment names the kubeconfig and the namespace. */
@EnabledIfEnvironmentVariable(named = "FAIRWAY_TEST_RELEASER_KUBECONFIG", matches = ".+")
class RealFieldOwnersTest {

    private static final String NAMESPACE = System.getenv("FAIRWAY_TEST_NAMESPACE");

    private final String name = "owners-" + UUID.randomUUID().toString().substring(0, 8);
    private final Place place = Place.inDefaultCluster(NAMESPACE, name);
    private final ObjectRef deployment = new ObjectRef("apps/v1", "Deployment", NAMESPACE, name);

    private KubernetesClient client;
    private LiveObjects live;

    @BeforeEach
    void deploy() {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(new File(System.getenv("FAIRWAY_TEST_RELEASER_KUBECONFIG"))))
                .build();
        live = new LiveObjects(client, new ObjectAccess(client));
        String manifest = """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%s"},
                 "spec": {"replicas": 1, "selector": {"matchLabels": {"a": "%s"}},
                          "template": {"metadata": {"labels": {"a": "%s"}},
                                       "spec": {"containers": [{"name": "app", "image": "none.invalid/app"}]}}}}
                """.formatted(name, name, name);
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .resource(Serialization.unmarshal(manifest, Deployment.class))
                .fieldManager("helm")
                .serverSideApply();
    }

    @AfterEach
    void clean() {
        client.apps().deployments().inNamespace(NAMESPACE).withName(name).delete();
        client.close();
    }

    @Test
    void case_30_whatAnOperatorWrote_is_left_out_and_said() {
        LiveState recorded = read();

        write("Reloader", PatchType.STRATEGIC_MERGE, env("STAKATER_HELLO_CONFIGMAP"));
        write(
                "some-operator",
                PatchType.JSON_MERGE,
                "{\"metadata\": {\"annotations\": {\"operator.example/seen\": \"1\"}}}");
        write("keda-operator", PatchType.JSON_MERGE, "{\"spec\": {\"replicas\": 0}}");

        Proof proof = proof(recorded);
        assertThat(proof.differences()).isEmpty();
        assertThat(proof.leftOut())
                .anySatisfy(said -> assertThat(said).contains("spec.replicas (written by keda-operator)"))
                .anySatisfy(said -> assertThat(said).contains("operator.example/seen"))
                .anySatisfy(said -> assertThat(said).contains("[app].env"));
    }

    @Test
    void whatSomebodyEdited_is_a_difference_and_tells_with_what() {
        LiveState recorded = read();

        write("kubectl-edit", PatchType.JSON_MERGE, "{\"spec\": {\"replicas\": 0}}");
        write("kubectl-set", PatchType.STRATEGIC_MERGE, env("MODE"));

        Proof proof = proof(recorded);
        assertThat(proof.differences())
                .extracting(Difference::field)
                .containsExactlyInAnyOrder("spec.replicas", "spec.template.spec.containers[app].env");
        assertThat(proof.writers())
                .extracting(Proof.Writer::manager)
                .containsExactlyInAnyOrder("kubectl-edit", "kubectl-set");
        assertThat(proof.writers()).allMatch(writer -> writer.at() != null);
    }

    private static String env(String variable) {
        return """
                {"spec": {"template": {"spec": {"containers":
                    [{"name": "app", "env": [{"name": "%s", "value": "x"}]}]}}}}
                """.formatted(variable);
    }

    private LiveState read() {
        return live.read(place, List.of(deployment), Set.of(), "salt");
    }

    private Proof proof(LiveState recorded) {
        return Proof.of(
                Comparison.of(recorded, read(), List.of()),
                live.owners(place, List.of(deployment)),
                Map.of(deployment, manifest()));
    }

    private static JsonNode manifest() {
        return new ObjectMapper().createObjectNode().put("kind", "Deployment");
    }

    private void write(String manager, PatchType type, String patch) {
        Deployment written = client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(type)
                                .withFieldManager(manager)
                                .build(),
                        patch);
        assertThat(written).isNotNull();
    }
}
