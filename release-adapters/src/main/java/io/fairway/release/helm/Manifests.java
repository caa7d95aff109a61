package io.fairway.release.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.SecretKeys;
import io.fairway.yaml.HelmYaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads which objects a rendered manifest consists of. */
final class Manifests {

    private static final Set<String> TESTS = Set.of("test", "test-success", "test-failure");
    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet", "ReplicaSet");

    /** Kinds that live outside of namespaces; others, of custom resources, are told from them when the cluster is asked. */
    private static final Set<String> CLUSTER_WIDE = Set.of(
            "Namespace",
            "Node",
            "PersistentVolume",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "StorageClass",
            "IngressClass",
            "GatewayClass",
            "PriorityClass",
            "RuntimeClass",
            "CSIDriver",
            "VolumeSnapshotClass",
            "APIService",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String namespace;
    private final List<ObjectRef> objects = new ArrayList<>();
    private final Set<ObjectRef> unscaled = new LinkedHashSet<>();
    private final List<SecretKeys> secrets = new ArrayList<>();
    private final Set<ObjectRef> kept = new LinkedHashSet<>();

    private Manifests(String namespace) {
        this.namespace = namespace;
    }

    static ReleaseObjects read(StoredRevision revision, String namespace) {
        Manifests manifest = new Manifests(namespace);
        manifest.addAll(revision.manifest());
        Manifests hooks = new Manifests(namespace);
        revision.hooks().forEach(hooks::addAll);
        Set<ObjectRef> kept = new LinkedHashSet<>(manifest.kept);
        kept.addAll(hooks.kept);
        return new ReleaseObjects(manifest.objects, hooks.objects, manifest.unscaled, manifest.secrets, kept, null);
    }

    /** The objects of a stored revision with all their fields, hooks last. */
    static List<RenderedObject> contents(StoredRevision revision, String namespace) {
        List<RenderedObject> contents = new ArrayList<>();
        each(
                revision.manifest(),
                namespace,
                (object, document) -> contents.add(new RenderedObject(object, false, document)));
        for (String hook : revision.hooks()) {
            each(hook, namespace, (object, document) -> contents.add(new RenderedObject(object, true, document)));
        }
        return contents;
    }

    /** The objects that {@code helm template} printed; what is a hook says so itself. Tests are left out. */
    static List<RenderedObject> rendered(String printed, String namespace) {
        List<RenderedObject> contents = new ArrayList<>();
        each(printed, namespace, (object, document) -> {
            List<String> events = Pattern.compile(",")
                    .splitAsStream(document.path("metadata")
                            .path("annotations")
                            .path("helm.sh/hook")
                            .asText(""))
                    .map(String::strip)
                    .filter(event -> !event.isEmpty())
                    .toList();
            if (events.isEmpty() || !TESTS.containsAll(events)) {
                contents.add(new RenderedObject(object, !events.isEmpty(), document));
            }
        });
        return contents;
    }

    private void addAll(String manifest) {
        each(manifest, namespace, this::add);
    }

    private static void each(String manifest, String namespace, BiConsumer<ObjectRef, JsonNode> then) {
        try {
            for (Node document : HelmYaml.documents(manifest)) {
                object(JSON.valueToTree(HelmYaml.data(document)), namespace, then);
            }
        } catch (YAMLException e) {
            // The cause would quote the manifest, and with it values.
            throw new IllegalStateException("a manifest that Helm rendered is not YAML");
        }
    }

    private static void object(@Nullable JsonNode document, String namespace, BiConsumer<ObjectRef, JsonNode> then) {
        if (document == null || !document.isObject()) {
            return;
        }
        String kind = document.path("kind").asText("");
        if (kind.endsWith("List") && document.path("items").isArray()) {
            document.path("items").forEach(item -> object(item, namespace, then));
            return;
        }
        String name = document.path("metadata").path("name").asText("");
        if (kind.isEmpty() || name.isEmpty()) {
            return;
        }
        String where = CLUSTER_WIDE.contains(kind)
                ? null
                : document.path("metadata").path("namespace").asText(namespace);
        then.accept(new ObjectRef(document.path("apiVersion").asText(""), kind, where, name), document);
    }

    private void add(ObjectRef object, JsonNode document) {
        String kind = object.kind();
        objects.add(object);
        JsonNode policy = document.path("metadata").path("annotations").path("helm.sh/resource-policy");
        if (policy.asText("").strip().equalsIgnoreCase("keep")) {
            kept.add(object);
        }
        if (SCALED.contains(kind) && document.path("spec").path("replicas").isMissingNode()) {
            unscaled.add(object);
        }
        if (kind.equals("Secret")) {
            Set<String> keys = new LinkedHashSet<>();
            document.path("data").fieldNames().forEachRemaining(keys::add);
            document.path("stringData").fieldNames().forEachRemaining(keys::add);
            secrets.add(new SecretKeys(object, keys));
        }
    }
}
