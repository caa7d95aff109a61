package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.preflight.DryRun.Trial;
import io.fairway.release.preflight.Finding;
import io.fairway.release.preflight.Preflight;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server, whose administrator's kubeconfig the environment names; nothing runs there, so no node is needed. */
@EnabledIfEnvironmentVariable(named = "FAIRWAY_TEST_ADMIN_KUBECONFIG", matches = ".+")
class RealDryRunTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String ID = UUID.randomUUID().toString().substring(0, 8);
    private static final Place PLACE = Place.inDefaultCluster("dry-" + ID, "hello");
    private static final String OWNED =
            "labels: {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: hello,"
                    + " meta.helm.sh/release-namespace: dry-"
                    + ID + "}";
    private static final String POD =
            "{metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: web, image: \"web:1\"}]}}";
    private static final String LASTING =
            "{metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: \"web:1\"}]}}";

    private static KubernetesClient admin;
    private static ObjectAccess access;
    private static KubeDryRun dryRun;

    @BeforeAll
    static void connect() {
        admin = new KubernetesClientBuilder().withConfig(config()).build();
        access = new ObjectAccess(admin);
        dryRun = new KubeDryRun(access);
        namespace(PLACE.namespace());
    }

    @AfterAll
    static void disconnect() {
        admin.namespaces().withName(PLACE.namespace()).delete();
        admin.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_cannot_be_changed_is_found_before_anything_is_touched(
            String object, String before, String after, String said) throws IOException {
        RenderedObject old = object(before);
        create(old);
        JsonNode state = state(old);

        List<Finding> findings = tried(Set.of(old.object()), Set.of(), object(after));

        assertThat(findings)
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Unchangeable.class,
                        found -> assertThat(String.join(", ", found.fields())).isEqualTo(said));
        assertThat(state(old)).isEqualTo(state);
    }

    static Stream<Arguments> what_cannot_be_changed_is_found_before_anything_is_touched() {
        return Stream.of(
                change("batch/v1", "Job", "spec: {template: " + POD + "}", "web:1", "web:2", "spec.template"),
                change(
                        "apps/v1",
                        "StatefulSet",
                        "spec: {serviceName: one, selector: {matchLabels: {a: b}}, template: " + LASTING
                                + ", volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce],"
                                + " resources: {requests: {storage: 1Gi}}}}]}",
                        "1Gi",
                        "2Gi",
                        "spec.volumeClaimTemplates"),
                change(
                        "apps/v1",
                        "StatefulSet",
                        "spec: {serviceName: one, selector: {matchLabels: {a: b}}, template: " + LASTING + "}",
                        "serviceName: one",
                        "serviceName: two",
                        "spec.serviceName"),
                change(
                        "apps/v1",
                        "Deployment",
                        "spec: {selector: {matchLabels: {a: b}}, template: " + LASTING + "}",
                        "a: b}",
                        "a: c}",
                        "spec.selector"),
                change(
                        "apps/v1",
                        "DaemonSet",
                        "spec: {selector: {matchLabels: {a: b}}, template: " + LASTING + "}",
                        "a: b}",
                        "a: c}",
                        "spec.selector"),
                change(
                        "v1",
                        "PersistentVolumeClaim",
                        "spec: {storageClassName: one, accessModes: [ReadWriteOnce], resources: {requests: {storage:"
                                + " 1Gi}}}",
                        "storageClassName: one",
                        "storageClassName: two",
                        "spec.storageClassName"),
                change(
                        "v1",
                        "Service",
                        "spec: {clusterIP: 10.96.77.7, ports: [{port: 80}]}",
                        "77.7",
                        "77.8",
                        "spec.clusterIPs[0]"),
                change(
                        "rbac.authorization.k8s.io/v1",
                        "RoleBinding",
                        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: one}, subjects: []",
                        "name: one",
                        "name: two",
                        "roleRef"),
                change("v1", "ConfigMap", "immutable: true, data: {key: hunter1}", "hunter1", "hunter2", "data"),
                change("v1", "Secret", "immutable: true, stringData: {key: hunter1}", "hunter1", "hunter2", "data"),
                change(
                        "v1",
                        "Secret",
                        "type: Opaque, stringData: {key: hunter1}",
                        "Opaque",
                        "example.com/other",
                        "type"),
                change(
                        "storage.k8s.io/v1",
                        "StorageClass",
                        "provisioner: example.com/one, parameters: {speed: slow}",
                        "slow",
                        "fast",
                        "parameters"),
                change(
                        "networking.k8s.io/v1",
                        "IngressClass",
                        "spec: {controller: example.com/one}",
                        "example.com/one",
                        "example.com/two",
                        "spec.controller"),
                change("scheduling.k8s.io/v1", "PriorityClass", "value: 1000", "1000", "2000", "value"),
                change(
                        "v1",
                        "PersistentVolume",
                        "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /one}}",
                        "/one",
                        "/two",
                        "spec.persistentvolumesource"));
    }

    @Test
    void case_11_the_same_variable_twice_is_named() throws IOException {
        RenderedObject deployment = object(
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: dup}, spec: {selector: {matchLabels: {a:"
                        + " b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: \"web:1\","
                        + " env: [{name: GREETING, value: hunter1}, {name: GREETING, value: hunter2}]}]}}}}");

        assertThat(said(tried(Set.of(), Set.of(), deployment)))
                .isEqualTo("Deployment/dup: spec.template.spec.containers[name=\"web\"].env has GREETING twice"
                        + " (leave one of them out); nothing was touched");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void what_is_wrong_is_told_without_its_value(String manifest, String said) throws IOException {
        String told = said(tried(Set.of(), Set.of(), object(manifest)));

        assertThat(told).isEqualTo(said + "; nothing was touched").doesNotContain("hunter2");
    }

    static Stream<Arguments> what_is_wrong_is_told_without_its_value() {
        return Stream.of(
                Arguments.of(
                        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 99999, targetPort:"
                                + " 80}]}}",
                        "Service/s: spec.ports[0].port has an invalid value: must be between 1 and 65535, inclusive"
                                + " (correct it)"),
                Arguments.of(
                        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {type: hunter2, ports: [{port:"
                                + " 80}]}}",
                        "Service/s: spec.type has a value that is not supported: supported values: \"ClusterIP\","
                                + " \"ExternalName\", \"LoadBalancer\", \"NodePort\" (correct it)"),
                Arguments.of(
                        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 80}, {port: 80}]}}",
                        "Service/s: spec.ports has 80/TCP twice (leave one of them out)"),
                Arguments.of(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, daata: {a: hunter2}}",
                        "ConfigMap/c: daata is not known (correct it, or leave it out)"),
                Arguments.of(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: [hunter2]}}",
                        "ConfigMap/c: data.a is not a string (correct it, or leave it out)"),
                Arguments.of(
                        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: c}, spec: {schedule: hunter2,"
                                + " jobTemplate: {spec: {template: "
                                + POD + "}}}}",
                        "CronJob/c: spec.schedule has an invalid value (correct it)"),
                Arguments.of(
                        "{apiVersion: example.com/v1, kind: Thing, metadata: {name: t}}",
                        "Thing/t: the cluster does not know kind Thing in version example.com/v1 (install its"
                                + " definition first, or use a version that the cluster has)"),
                Arguments.of(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt}, data: {a: b}}",
                        "ConfigMap/kube-root-ca.crt: it is there already, and belongs to no Helm release (give it"
                                + " another name, or remove it there first)"));
    }

    @Test
    void foreignOwner_is_named() throws IOException {
        create(object("{apiVersion: v1, kind: ConfigMap, metadata: {name: foreign, labels:"
                + " {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: other,"
                + " meta.helm.sh/release-namespace: there}}}"));

        assertThat(said(tried(
                        Set.of(),
                        Set.of(),
                        object("{apiVersion: v1, kind: ConfigMap, metadata: {name: foreign}, data: {a: b}}"))))
                .startsWith("ConfigMap/foreign: it is there already, and belongs to the Helm release other in there");
    }

    @Test
    void missingNamespace_is_waited_for_unless_the_chart_brings_it() throws IOException {
        String name = "new-" + ID;
        RenderedObject inside =
                object("{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: " + name + "}}");

        assertThat(tried(Set.of(), Set.of(), inside)).singleElement().isInstanceOf(Finding.Missing.class);
        assertThat(waits(tried(Set.of(), Set.of(), inside)))
                .isEqualTo("namespace " + name + " does not exist, and ConfigMap/c needs it");
        assertThat(tried(
                        Set.of(),
                        Set.of(),
                        object("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}"),
                        inside))
                .singleElement()
                .isInstanceOf(Finding.NotTried.class);
    }

    @Test
    void fullQuota_is_waited_for() throws IOException {
        Place full = Place.inDefaultCluster("full-" + ID, "hello");
        namespace(full.namespace());
        create(object("{apiVersion: v1, kind: ResourceQuota, metadata: {name: small, namespace: " + full.namespace()
                + "}, spec: {hard: {count/secrets: \"0\"}}}"));
        RenderedObject secret =
                object("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: " + full.namespace() + "}}");

        await().untilAsserted(() -> assertThat(waits(tried(Set.of(), Set.of(), secret)))
                .isEqualTo("quota small has no room for more count/secrets, and Secret/s needs it"));
        assertThat(waits(dryRun.tryAll(full, new Trial(List.of(), Set.of(), Set.of(), false))))
                .isEqualTo(
                        "quota small has no room for more count/secrets, and Secret/sh.helm.release.v1.hello.v0 needs"
                                + " it");
        admin.namespaces().withName(full.namespace()).delete();
    }

    @Test
    void missingRight_is_waited_for() throws IOException {
        Config config = config();
        config.setImpersonateUsername("release");
        try (KubernetesClient other =
                new KubernetesClientBuilder().withConfig(config).build()) {
            create(object("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: few}, rules:"
                    + " [{apiGroups: [\"\"], resources: [configmaps, secrets], verbs: [get, create, patch]}]}"));
            create(object("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: few},"
                    + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: few}, subjects:"
                    + " [{kind: User, apiGroup: rbac.authorization.k8s.io, name: release}]}"));

            List<Finding> findings = new KubeDryRun(new ObjectAccess(other))
                    .tryAll(
                            PLACE,
                            new Trial(
                                    List.of(
                                            object("{apiVersion: v1, kind: ConfigMap, metadata: {name: allowed}}"),
                                            object("{apiVersion: v1, kind: Service, metadata: {name: s}, spec:"
                                                    + " {ports: [{port: 80}]}}")),
                                    Set.of(),
                                    Set.of(),
                                    false));

            assertThat(waits(findings))
                    .isEqualTo("release may not get services in namespace " + PLACE.namespace()
                            + ", and Service/s needs it");
        }
    }

    @Test
    void kindThatIsReplaced_is_tried_as_new_and_makes_room() throws IOException {
        RenderedObject old = object("{apiVersion: batch/v1, kind: Job, metadata: {name: again, " + OWNED
                + "}, spec: {template: " + POD + "}}");
        create(old);

        List<Finding> good = tried(
                Set.of(old.object()),
                Set.of("Job"),
                object("{apiVersion: batch/v1, kind: Job, metadata: {name: again}, spec: {template: "
                        + POD.replace("web:1", "web:2") + "}}"));
        List<Finding> bad = tried(
                Set.of(old.object()),
                Set.of("Job"),
                object("{apiVersion: batch/v1, kind: Job, metadata: {name: again}, spec: {template: "
                        + POD.replace("Never", "Always") + "}}"));

        assertThat(good).singleElement().isInstanceOf(Finding.Unchangeable.class);
        assertThat(bad).singleElement().isInstanceOf(Finding.Refused.class);
        assertThat(dryRun.makeRoom(PLACE, Preflight.replaced(good, Set.of("Job"))))
                .containsExactly(
                        "Job/again was deleted to be made anew, because spec.template cannot be changed in place");
        assertThat(access.get(old.object())).isEmpty();
    }

    @Test
    void hookThatIsThere_is_tried_as_new() throws IOException {
        RenderedObject old =
                object("{apiVersion: batch/v1, kind: Job, metadata: {name: hook}, spec: {template: " + POD + "}}");
        create(old);
        RenderedObject next = object("{apiVersion: batch/v1, kind: Job, metadata: {name: hook}, spec: {template: "
                + POD.replace("web:1", "web:2") + "}}");

        assertThat(tried(Set.of(), Set.of(), new RenderedObject(next.object(), true, next.content())))
                .isEmpty();
        JsonNode stays = next.content().deepCopy();
        ((ObjectNode) stays)
                .withObject("metadata")
                .withObject("annotations")
                .put("helm.sh/hook-delete-policy", "hook-succeeded");
        assertThat(tried(Set.of(), Set.of(), new RenderedObject(next.object(), true, stays)))
                .singleElement()
                .isInstanceOf(Finding.Unchangeable.class);
    }

    private static Arguments change(String version, String kind, String rest, String old, String next, String said) {
        String name = kind.toLowerCase(Locale.ROOT) + "-" + Math.abs(said.hashCode() % 1000) + "-" + ID;
        String before = "{apiVersion: " + version + ", kind: " + kind + ", metadata: {name: " + name + ", " + OWNED
                + "}, " + rest + "}";
        return Arguments.of(kind + " " + said, before, before.replace(old, next), said);
    }

    private static List<Finding> tried(Set<ObjectRef> known, Set<String> replaced, RenderedObject... objects) {
        return dryRun.tryAll(PLACE, new Trial(List.of(objects), known, replaced, false));
    }

    private static String said(List<Finding> findings) {
        assertThat(Preflight.decide(findings, Set.of())).isInstanceOf(Preflight.Decision.Refuse.class);
        return ((Preflight.Decision.Refuse) Preflight.decide(findings, Set.of())).message();
    }

    private static String waits(List<Finding> findings) {
        assertThat(Preflight.decide(findings, Set.of())).isInstanceOf(Preflight.Decision.Wait.class);
        return ((Preflight.Decision.Wait) Preflight.decide(findings, Set.of())).message();
    }

    private static Config config() {
        Config config = Config.fromKubeconfig(new File(System.getenv("FAIRWAY_TEST_ADMIN_KUBECONFIG")));
        config.setRequestRetryBackoffLimit(1);
        return config;
    }

    private static void namespace(String name) {
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        await().until(() ->
                admin.serviceAccounts().inNamespace(name).withName("default").get() != null
                        && admin.configMaps()
                                        .inNamespace(name)
                                        .withName("kube-root-ca.crt")
                                        .get()
                                != null);
    }

    private static void create(RenderedObject object) {
        access.resource(object.object()).orElseThrow();
        admin.resource(new ObjectMapper().convertValue(object.content(), GenericKubernetesResource.class))
                .inNamespace(
                        object.object().namespace() == null
                                ? PLACE.namespace()
                                : object.object().namespace())
                .serverSideApply();
    }

    /** Without what controllers count and tell. */
    private static JsonNode state(RenderedObject object) {
        ObjectNode live =
                new ObjectMapper().valueToTree(access.get(object.object()).orElseThrow());
        live.remove("status");
        live.withObject("metadata").remove(List.of("resourceVersion", "managedFields", "annotations", "finalizers"));
        return live;
    }

    private static final Set<String> CLUSTER_WIDE =
            Set.of("Namespace", "StorageClass", "IngressClass", "PriorityClass", "PersistentVolume");

    private static RenderedObject object(String yaml) throws IOException {
        JsonNode content = YAML.readTree(yaml);
        String kind = content.path("kind").asText();
        String namespace = CLUSTER_WIDE.contains(kind)
                ? null
                : content.path("metadata").path("namespace").asText(PLACE.namespace());
        return new RenderedObject(
                new ObjectRef(
                        content.path("apiVersion").asText(),
                        kind,
                        namespace,
                        content.path("metadata").path("name").asText()),
                false,
                content);
    }
}
