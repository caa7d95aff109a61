package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fairway.events.ObjectRef;
import io.fairway.events.Workload;
import io.fairway.release.CanonicalForm;
import io.fairway.release.Cluster;
import io.fairway.release.LiveState;
import io.fairway.release.Place;
import io.fairway.release.TransientFaultException;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads and deletes live objects of any kind, several at once, each by its name: nothing is listed. */
@ApplicationScoped
class LiveObjects implements Cluster {

    private static final Logger LOG = Logger.getLogger(LiveObjects.class);
    private static final Map<String, String> WORKLOADS = Map.of(
            "Deployment", "apps/v1",
            "StatefulSet", "apps/v1",
            "DaemonSet", "apps/v1",
            "Job", "batch/v1");
    private static final String KEEP = "{\"metadata\":{\"annotations\":{\"helm.sh/resource-policy\":\"keep\"}}}";
    private static final int AT_ONCE = 8;

    private final KubernetesClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ResourceDefinitionContext> kinds = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    LiveObjects(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<Workload> workloads(Place place, Collection<ObjectRef> objects) {
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
    public LiveState read(Place place, Collection<ObjectRef> objects, Set<ObjectRef> unscaled, String salt) {
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
        each(objects, object -> {
            Optional<Resource<GenericKubernetesResource>> resource = resource(object);
            if (resource.isPresent() && get(object).isPresent()) {
                try {
                    resource.get()
                            .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                            .delete();
                    LOG.infof("cleared away: object=%s namespace=%s", object.display(), object.namespace());
                } catch (KubernetesClientException e) {
                    if (e.getCode() != 403) {
                        throw away(e);
                    }
                    LOG.warnf("may not clear away: object=%s namespace=%s", object.display(), object.namespace());
                }
            }
            return object;
        });
    }

    @Override
    public void keep(Place place, Collection<ObjectRef> objects) {
        each(objects, object -> {
            Optional<Resource<GenericKubernetesResource>> resource = resource(object);
            if (resource.isPresent() && get(object).isPresent()) {
                try {
                    GenericKubernetesResource kept = resource.get().patch(PatchContext.of(PatchType.JSON_MERGE), KEEP);
                    LOG.infof(
                            "kept from deletion: object=%s namespace=%s",
                            object.display(), kept.getMetadata().getNamespace());
                } catch (KubernetesClientException e) {
                    if (e.getCode() != 403) {
                        throw away(e);
                    }
                    LOG.warnf("may not be marked to be kept: object=%s", object.display());
                }
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
        ResourceDefinitionContext known = kinds.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<ResourceDefinitionContext> found = Optional.ofNullable(client.getApiResources(object.apiVersion()))
                    .flatMap(all -> kindIn(all, object));
            found.ifPresent(context -> kinds.put(key, context));
            return found;
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return Optional.empty();
            }
            throw away(e);
        }
    }

    private static Optional<ResourceDefinitionContext> kindIn(APIResourceList resources, ObjectRef object) {
        int slash = object.apiVersion().indexOf('/');
        return resources.getResources().stream()
                .filter(resource -> resource.getKind().equals(object.kind()))
                .filter(resource -> !resource.getName().contains("/"))
                .findFirst()
                .map(resource -> new ResourceDefinitionContext.Builder()
                        .withGroup(slash < 0 ? "" : object.apiVersion().substring(0, slash))
                        .withVersion(object.apiVersion().substring(slash + 1))
                        .withKind(object.kind())
                        .withPlural(resource.getName())
                        .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
                        .build());
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
