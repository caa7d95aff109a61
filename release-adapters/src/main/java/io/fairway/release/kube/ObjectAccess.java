package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fairway.events.ObjectRef;
import io.fairway.release.TransientFaultException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Objects of any kind by their names, several at once. What kinds the cluster knows is asked once for each API version. */
@ApplicationScoped
class ObjectAccess {

    private static final Logger LOG = Logger.getLogger(ObjectAccess.class);
    private static final int AT_ONCE = 8;

    private final KubernetesClient client;
    private final Map<String, ResourceDefinitionContext> kinds = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    ObjectAccess(KubernetesClient client) {
        this.client = client;
    }

    /** Empty if it is not there, if the cluster does not know its kind, or if we may not see it. */
    Optional<GenericKubernetesResource> get(ObjectRef object) {
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

    /** Empty if the cluster does not know its kind. */
    Optional<Resource<GenericKubernetesResource>> resource(ObjectRef object) {
        return kind(object).map(kind -> {
            var resources = client.genericKubernetesResources(kind);
            return kind.isNamespaceScoped()
                    ? resources.inNamespace(object.namespace()).withName(object.name())
                    : resources.withName(object.name());
        });
    }

    Optional<ResourceDefinitionContext> kind(ObjectRef object) {
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

    /** Asks about each, eight at a time; the answers are in the order of the objects. */
    <T> List<T> each(Collection<ObjectRef> objects, Function<ObjectRef, T> question) {
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
            return answers.stream().map(ObjectAccess::answer).toList();
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

    static TransientFaultException away(KubernetesClientException e) {
        return new TransientFaultException("the cluster cannot be asked: HTTP " + e.getCode(), e);
    }
}
