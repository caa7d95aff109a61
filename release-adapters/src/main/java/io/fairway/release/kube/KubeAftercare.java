package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Aftercare;
import io.fairway.release.deploy.UndoneWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Jobs that are ended, pods that are in the way, and objects of hooks that are put back. */
@ApplicationScoped
class KubeAftercare implements Aftercare {

    private static final Logger LOG = Logger.getLogger(KubeAftercare.class);

    /** Pods have 30 seconds to end, if nobody says otherwise. */
    private static final Duration PODS_END = Duration.ofSeconds(35);

    private static final Duration CONTROLLER_SEES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final ObjectAccess access;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    KubeAftercare(KubernetesClient client, ObjectAccess access, Clock clock) {
        this.client = client;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<String> end(Place place, UndoneWork work, boolean alsoFinished) {
        place.requireDefaultCluster();
        Instant since = work.since();
        if (since == null || work.hooks().isEmpty() && work.installed().isEmpty()) {
            return List.of();
        }
        return ask("the undone Jobs cannot be ended", () -> {
            List<String> done = new ArrayList<>();
            List<String> uids = new ArrayList<>();
            for (Job job : jobs(place)) {
                boolean finished = Jobs.isFinished(job);
                if (Jobs.isOf(job, work, since) && !(finished && !alsoFinished)) {
                    client.resource(job)
                            .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                            .delete();
                    uids.add(job.getMetadata().getUid());
                    if (!finished) {
                        done.add("Job/" + job.getMetadata().getName() + ", which it had begun, was ended");
                    }
                }
            }
            for (ObjectRef hook : work.hooks()) {
                if (hook.kind().equals("Pod")) {
                    endPod(place, hook.name(), since).ifPresent(pod -> {
                        uids.add(pod.getMetadata().getUid());
                        done.add("Pod/" + hook.name() + ", which it had begun, was ended");
                    });
                }
            }
            if (!uids.isEmpty() && !until(PODS_END, () -> gone(place, uids))) {
                LOG.warnf("pods of undone work take long to end: namespace=%s", place.namespace());
            }
            log(place, done);
            return done;
        });
    }

    private List<Job> jobs(Place place) {
        return client.batch().v1().jobs().inNamespace(place.namespace()).list().getItems();
    }

    private Optional<Pod> endPod(Place place, String name, Instant since) {
        var resource = client.pods().inNamespace(place.namespace()).withName(name);
        Optional<Pod> pod = Optional.ofNullable(resource.get()).filter(live -> Jobs.madeSince(live, since));
        pod.ifPresent(live -> resource.delete());
        return pod;
    }

    private boolean gone(Place place, List<String> uids) {
        return client.pods().inNamespace(place.namespace()).list().getItems().stream()
                .noneMatch(pod -> uids.contains(pod.getMetadata().getUid())
                        || Jobs.owners(pod).anyMatch(owner -> uids.contains(owner.getUid())));
    }

    @Override
    public List<String> unstick(Place place, Collection<ObjectRef> objects, @Nullable Instant undoneSince) {
        place.requireDefaultCluster();
        List<ObjectRef> sets = objects.stream()
                .filter(object -> object.kind().equals("StatefulSet")
                        && object.apiVersion().startsWith("apps/"))
                .toList();
        if (sets.isEmpty()) {
            return List.of();
        }
        return ask("the pods of a StatefulSet cannot be seen or deleted", () -> {
            List<String> done = new ArrayList<>();
            for (ObjectRef object : sets) {
                seen(object).ifPresent(set -> done.addAll(unstick(set, undoneSince)));
            }
            log(place, done);
            return done;
        });
    }

    /** As its controller has understood it: before that, its status speaks of the template before. */
    private Optional<StatefulSet> seen(ObjectRef object) {
        var resource =
                client.apps().statefulSets().inNamespace(object.namespace()).withName(object.name());
        StatefulSet[] latest = new StatefulSet[1];
        until(CONTROLLER_SEES, () -> {
            latest[0] = resource.get();
            return latest[0] == null
                    || latest[0].getStatus() != null
                            && Objects.requireNonNullElse(latest[0].getStatus().getObservedGeneration(), 0L)
                                    >= latest[0].getMetadata().getGeneration();
        });
        return Optional.ofNullable(latest[0]);
    }

    private List<String> unstick(StatefulSet set, @Nullable Instant undoneSince) {
        String namespace = set.getMetadata().getNamespace();
        List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
        List<String> done = new ArrayList<>();
        for (Pod pod : StuckPods.of(set, pods, undoneSince, clock.instant())) {
            client.resource(pod).delete();
            done.add("Pod/" + pod.getMetadata().getName() + " was deleted: it was of revision "
                    + StuckPods.revision(pod) + ", was not ready, and StatefulSet/"
                    + set.getMetadata().getName() + " would have waited for it");
        }
        return done;
    }

    @Override
    public List<String> putBack(Place place, Collection<RenderedObject> objects) {
        place.requireDefaultCluster();
        return ask("what a hook had made cannot be put back", () -> {
            List<String> done = objects.stream().map(this::putBack).toList();
            log(place, done);
            return done;
        });
    }

    private String putBack(RenderedObject rendered) {
        ObjectRef object = rendered.object();
        Resource<GenericKubernetesResource> resource = access.resource(object)
                .orElseThrow(
                        () -> new TransientFaultException("the cluster does not know the kind of " + object.display()));
        GenericKubernetesResource live = resource.get();
        ObjectNode wanted = HookObjects.wanted(rendered.content(), object.namespace(), json.valueToTree(live));
        var target = client.resource(json.convertValue((JsonNode) wanted, GenericKubernetesResource.class));
        if (live == null) {
            target.create();
        } else {
            target.update();
        }
        return object.display() + ", which a hook had made, was put back";
    }

    static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientFaultException("interrupted while the cluster was waited for", e);
            }
        }
        return true;
    }

    private static <T> T ask(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw new TransientFaultException(what + ": HTTP " + e.getCode(), e);
        }
    }

    private static void log(Place place, List<String> done) {
        done.forEach(sentence -> LOG.infof("%s: namespace=%s", sentence, place.namespace()));
    }
}
