package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResourceList;
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
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.UnknownClusterException;
import io.fairway.events.Workload;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
            "Job", "batch/v1");
    private static final String KEEP = "{\"metadata\":{\"annotations\":{\"helm.sh/resource-policy\":\"keep\"}}}";
    private static final String FIELD_MANAGER = "fairway";
    private static final String EMPTY_LIST = "{\"apiVersion\":\"v1\",\"kind\":\"SecretList\",\"items\":[]}";
    private static final int AT_ONCE = 8;
    private static final ListOptions MAX_LISTED =
            new ListOptionsBuilder().withLimit(1000L).build();

    private final KubernetesClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ResourceDefinitionContext> kinds = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    LiveObjects(KubernetesClient client) {
        this.client = client;
    }

    /** Loads what every release needs, so that the first one does not wait for it. */
    void warmUp(@Observes StartupEvent event) {
        Thread.ofVirtual().name("warm-up").start(() -> {
            try {
                for (String version : List.of("v1", "apps/v1", "batch/v1", "networking.k8s.io/v1")) {
                    kind(new ObjectRef(version, "", null, ""));
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
        return each(
                        workloads,
                        object -> get(object)
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
            throw away(e);
        }
    }

    @Override
    public LiveState read(Place place, Collection<ObjectRef> objects, Set<ObjectRef> unscaled, String salt) {
        place.requireDefaultCluster();
        return new LiveState(
                salt,
                each(
                        objects,
                        object -> new LiveState.LiveObject(
                                object,
                                get(object)
                                        .filter(live -> live.getMetadata().getDeletionTimestamp() == null)
                                        .map(live -> canonical(live, unscaled.contains(object), salt))
                                        .orElse(null))));
    }

    @Override
    public void delete(Place place, Collection<ObjectRef> objects) {
        place.requireDefaultCluster();
        change(
                objects,
                "clear away",
                resource -> resource.withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
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
            throw away(e);
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
            long failed = each(objects, object -> annotated(object, text) || annotated(object, text)).stream()
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
            resource(object)
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
        each(objects, object -> {
            Optional<Resource<GenericKubernetesResource>> resource = resource(object);
            if (resource.isEmpty() || get(object).isEmpty()) {
                return object;
            }
            try {
                Object result = change.apply(resource.get());
                LOG.infof(
                        "%s: object=%s namespace=%s changed=%s",
                        what, object.display(), object.namespace(), result != null);
            } catch (KubernetesClientException e) {
                if (e.getCode() != 403) {
                    throw away(e);
                }
                LOG.warnf("may not %s: object=%s namespace=%s", what, object.display(), object.namespace());
            }
            return object;
        });
    }

    private JsonNode canonical(GenericKubernetesResource live, boolean unscaled, String salt) {
        return CanonicalForm.of(json.valueToTree(live), unscaled, salt);
    }

    /** Empty if it is not there, if the cluster does not know its kind, or if we may not see it. */
    private Optional<GenericKubernetesResource> get(ObjectRef object) {
        try {
            return resource(object).map(Resource::get);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 403) {
                LOG.warnf("may not be read: object=%s namespace=%s", object.display(), object.namespace());
                return Optional.empty();
            }
            throw away(e);
        }
    }

    private Optional<Resource<GenericKubernetesResource>> resource(ObjectRef object) {
        return kind(object).map(kind -> {
            var resources = client.genericKubernetesResources(kind);
            return kind.isNamespaceScoped()
                    ? resources.inNamespace(object.namespace()).withName(object.name())
                    : resources.withName(object.name());
        });
    }

    private Optional<ResourceDefinitionContext> kind(ObjectRef object) {
        String key = object.apiVersion() + " " + object.kind();
        if (!kinds.containsKey(key)) {
            kinds.putAll(kindsOf(object.apiVersion()));
        }
        return Optional.ofNullable(kinds.get(key));
    }

    private Map<String, ResourceDefinitionContext> kindsOf(String apiVersion) {
        APIResourceList resources;
        try {
            resources = client.getApiResources(apiVersion);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return Map.of();
            }
            throw away(e);
        }
        if (resources == null) {
            return Map.of();
        }
        int slash = apiVersion.indexOf('/');
        return resources.getResources().stream()
                .filter(resource -> !resource.getName().contains("/"))
                .collect(Collectors.toMap(
                        resource -> apiVersion + " " + resource.getKind(),
                        resource -> new ResourceDefinitionContext.Builder()
                                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                                .withVersion(apiVersion.substring(slash + 1))
                                .withKind(resource.getKind())
                                .withPlural(resource.getName())
                                .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
                                .build(),
                        (first, second) -> first));
    }

    private <T> List<T> each(Collection<ObjectRef> objects, Function<ObjectRef, T> question) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> questions = objects.stream()
                    .<Callable<T>>map(object -> () -> {
                        slots.acquire();
                        try {
                            return question.apply(object);
                        } finally {
                            slots.release();
                        }
                    })
                    .toList();
            List<Future<T>> answers = threads.invokeAll(questions);
            return answers.stream().map(LiveObjects::answer).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while the cluster was asked", e);
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            throw cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while the cluster was asked", e);
        }
    }

    private static TransientFaultException away(KubernetesClientException e) {
        return new TransientFaultException("the cluster cannot be asked: HTTP " + e.getCode(), e);
    }
}
