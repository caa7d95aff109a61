package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.UnknownClusterException;
import io.fairway.events.Workload;
import io.fairway.manifest.FieldOwners;
import io.fairway.release.LiveState;
import io.fairway.release.SecretKeys;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.CanonicalForm;
import io.fairway.release.deploy.Cluster;
import io.fairway.release.deploy.LivePod;
import io.fairway.release.deploy.PodOrigin;
import io.fairway.release.deploy.PodRef;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads and deletes live objects of any kind, several at once, each by its name: only pods and what made them are listed. */
@ApplicationScoped
class LiveObjects implements Cluster {

    private static final Logger LOG = Logger.getLogger(LiveObjects.class);
    private static final Map<String, String> WORKLOADS = Map.of(
            "Deployment", "apps/v1",
            "StatefulSet", "apps/v1",
            "DaemonSet", "apps/v1",
            "ReplicaSet", "apps/v1",
            "Job", "batch/v1",
            "Pod", "v1");
    private static final String KEEP = "{\"metadata\":{\"annotations\":{\"helm.sh/resource-policy\":\"keep\"}}}";
    private static final String FIELD_MANAGER = "fairway";
    private static final String EMPTY_LIST = "{\"apiVersion\":\"v1\",\"kind\":\"SecretList\",\"items\":[]}";
    private static final ListOptions MAX_LISTED =
            new ListOptionsBuilder().withLimit(1000L).build();

    private final KubernetesClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectAccess access;

    LiveObjects(KubernetesClient client, ObjectAccess access) {
        this.client = client;
        this.access = access;
    }

    /** Loads what every release needs, so that the first one does not wait for it. */
    void warmUp(@Observes StartupEvent event) {
        Thread.ofVirtual().name("warm-up").start(() -> {
            try {
                for (String version : List.of("v1", "apps/v1", "batch/v1", "networking.k8s.io/v1")) {
                    access.kind(new ObjectRef(version, "", null, ""));
                }
                Serialization.unmarshal(EMPTY_LIST, SecretList.class);
            } catch (RuntimeException e) {
                LOG.warnf("the cluster cannot be reached at start: cause=%s", e.toString());
            }
        });
    }

    @Override
    public List<Workload> workloads(Place place, Collection<ObjectRef> objects) {
        place.requireDefaultCluster();
        List<ObjectRef> workloads = objects.stream()
                .filter(object -> object.apiVersion().equals(WORKLOADS.get(object.kind())))
                .toList();
        return access
                .each(
                        workloads,
                        object -> access.get(object)
                                .map(live -> new Workload(
                                        object,
                                        live.getMetadata().getUid(),
                                        Optional.ofNullable(live.getMetadata().getGeneration())
                                                .orElse(0L))))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<LivePod> pods(Place place, Collection<ObjectRef> objects) {
        Map<String, ObjectRef> byUid = workloads(place, objects).stream()
                .collect(Collectors.toMap(Workload::uid, Workload::object, (one, two) -> one));
        if (byUid.isEmpty()) {
            return List.of();
        }
        try {
            String namespace = place.namespace();
            return new LivePods(
                            byUid,
                            client.apps()
                                    .replicaSets()
                                    .inNamespace(namespace)
                                    .list(MAX_LISTED)
                                    .getItems(),
                            client.apps()
                                    .controllerRevisions()
                                    .inNamespace(namespace)
                                    .list(MAX_LISTED)
                                    .getItems(),
                            client.pods()
                                    .inNamespace(namespace)
                                    .list(MAX_LISTED)
                                    .getItems())
                    .all();
        } catch (KubernetesClientException e) {
            throw ObjectAccess.away(e);
        }
    }

    @Override
    public LiveState read(Place place, Collection<ObjectRef> objects, Set<ObjectRef> unscaled, String salt) {
        place.requireDefaultCluster();
        return new LiveState(
                salt,
                access.each(
                        objects,
                        object -> new LiveState.LiveObject(
                                object,
                                access.get(object)
                                        .filter(live -> live.getMetadata().getDeletionTimestamp() == null)
                                        .map(live -> canonical(live, unscaled.contains(object), salt))
                                        .orElse(null))));
    }

    @Override
    public Map<ObjectRef, FieldOwners> owners(Place place, Collection<ObjectRef> objects) {
        place.requireDefaultCluster();
        Map<ObjectRef, FieldOwners> owners = new ConcurrentHashMap<>();
        access.each(objects, object -> {
            access.get(object)
                    .ifPresent(live -> owners.put(
                            object,
                            FieldOwners.of(json.valueToTree(live.getMetadata().getManagedFields()))));
            return object;
        });
        return owners;
    }

    @Override
    public List<String> delete(Place place, Collection<ObjectRef> objects) {
        place.requireDefaultCluster();
        Map<ObjectRef, String> stay = new ConcurrentHashMap<>();
        access.each(objects, object -> {
            access.get(object)
                    .flatMap(live -> Belongings.mustStay(live, place))
                    .ifPresent(why -> stay.put(object, why));
            return object;
        });
        change(
                objects.stream().filter(object -> !stay.containsKey(object)).toList(),
                "clear away",
                resource -> resource.withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
        return objects.stream().map(stay::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void removeKeys(Place place, Collection<SecretKeys> secrets) {
        place.requireDefaultCluster();
        for (SecretKeys added : secrets) {
            ObjectNode data = json.createObjectNode();
            added.keys().forEach(data::putNull);
            String patch = json.createObjectNode().set("data", data).toString();
            change(
                    List.of(added.secret()),
                    "take keys away from",
                    resource -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), patch));
        }
    }

    @Override
    public void keep(Place place, Collection<ObjectRef> objects) {
        place.requireDefaultCluster();
        change(objects, "keep from deletion", resource -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), KEEP));
    }

    @Override
    public Optional<PodOrigin> origin(PodRef pod) {
        UnknownClusterException.unlessDefault(pod.cluster());
        return seen(() -> new Owners(client).origin(pod.namespace(), pod.name()))
                .orElse(Optional.empty());
    }

    /** Empty if we may not see it. */
    private static <T> Optional<T> seen(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == 403) {
                return Optional.empty();
            }
            throw ObjectAccess.away(e);
        }
    }

    @Override
    public void annotate(Place place, Collection<ObjectRef> objects, Map<String, @Nullable String> annotations) {
        place.requireDefaultCluster();
        ObjectNode values = json.createObjectNode();
        annotations.forEach(values::put);
        ObjectNode patch = json.createObjectNode();
        patch.putObject("metadata").set("annotations", values);
        String text = patch.toString();
        try {
            long failed = access.each(objects, object -> annotated(object, text) || annotated(object, text)).stream()
                    .filter(done -> !done)
                    .count();
            if (failed > 0) {
                LOG.warnf(
                        "objects stay without annotations: namespace=%s objects=%d of %d",
                        place.namespace(), failed, objects.size());
            }
        } catch (TransientFaultException e) {
            LOG.warnf("objects stay without annotations: namespace=%s cause=%s", place.namespace(), e.getMessage());
        }
    }

    /** @return false if another try may help, or at least cannot harm */
    private boolean annotated(ObjectRef object, String patch) {
        try {
            access.resource(object)
                    .ifPresent(resource -> resource.patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.JSON_MERGE)
                                    .withFieldManager(FIELD_MANAGER)
                                    .build(),
                            patch));
            return true;
        } catch (KubernetesClientException e) {
            LOG.debugf(
                    "cannot annotate: object=%s namespace=%s HTTP %d",
                    object.display(), object.namespace(), e.getCode());
            return e.getCode() == 404; // it is not there, so there is nothing to be told about it
        } catch (TransientFaultException e) {
            return false;
        }
    }

    /** Changes those that are there. */
    private void change(
            Collection<ObjectRef> objects,
            String what,
            Function<Resource<GenericKubernetesResource>, @Nullable Object> change) {
        access.each(objects, object -> {
            Optional<Resource<GenericKubernetesResource>> resource = access.resource(object);
            if (resource.isEmpty() || access.get(object).isEmpty()) {
                return object;
            }
            try {
                Object result = change.apply(resource.get());
                LOG.infof(
                        "%s: object=%s namespace=%s changed=%s",
                        what, object.display(), object.namespace(), result != null);
            } catch (KubernetesClientException e) {
                if (e.getCode() != 403) {
                    throw ObjectAccess.away(e);
                }
                LOG.warnf("may not %s: object=%s namespace=%s", what, object.display(), object.namespace());
            }
            return object;
        });
    }

    private JsonNode canonical(GenericKubernetesResource live, boolean unscaled, String salt) {
        return CanonicalForm.of(json.valueToTree(live), unscaled, salt);
    }
}
