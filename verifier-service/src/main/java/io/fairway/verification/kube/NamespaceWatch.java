package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fairway.events.PodOutput;
import io.fairway.events.Workload;
import io.fairway.podoutput.PodOutputs;
import io.fairway.verification.Cluster;
import io.fairway.verification.Observation;
import io.fairway.verification.WorkloadObservation.Obstacle;
import io.fairway.verification.WorkloadObservation.Present;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches what the workloads of one release need in their namespace, and nothing else. */
final class NamespaceWatch implements Cluster.Watch {

    private final String namespace;
    private final List<Workload> workloads;
    private final Runnable changed;
    private final List<Feed<?>> feeds = new ArrayList<>();

    private @Nullable Feed<Deployment> deployments;
    private @Nullable Feed<ReplicaSet> replicaSets;
    private @Nullable Feed<StatefulSet> statefulSets;
    private @Nullable Feed<DaemonSet> daemonSets;
    private @Nullable Feed<ControllerRevision> controllerRevisions;
    private @Nullable Feed<Job> jobs;
    private @Nullable Feed<Pod> pods;
    private @Nullable Feed<Event> events;
    private @Nullable PodOutputs outputs;

    NamespaceWatch(String namespace, List<Workload> workloads, Runnable changed) {
        this.namespace = namespace;
        this.workloads = workloads;
        this.changed = changed;
    }

    /** Begins to watch; returns at once. */
    NamespaceWatch start(KubernetesClient client) {
        outputs = new PodOutputs(client);
        Set<String> kinds =
                workloads.stream().map(workload -> workload.object().kind()).collect(Collectors.toSet());
        if (kinds.contains("Deployment")) {
            deployments = feed("deployments", client.apps().deployments().inNamespace(namespace));
        }
        if (kinds.contains("Deployment") || kinds.contains("ReplicaSet")) {
            replicaSets = feed("replicasets", client.apps().replicaSets().inNamespace(namespace));
        }
        if (kinds.contains("StatefulSet")) {
            statefulSets = feed("statefulsets", client.apps().statefulSets().inNamespace(namespace));
        }
        if (kinds.contains("DaemonSet")) {
            daemonSets = feed("daemonsets", client.apps().daemonSets().inNamespace(namespace));
            controllerRevisions = feed(
                    "controllerrevisions", client.apps().controllerRevisions().inNamespace(namespace));
        }
        if (kinds.contains("Job")) {
            jobs = feed("jobs", client.batch().v1().jobs().inNamespace(namespace));
        }
        if (!kinds.isEmpty()) {
            pods = feed("pods", client.pods().inNamespace(namespace));
            events = feed("events", client.v1().events().inNamespace(namespace));
        }
        feeds.forEach(Feed::start);
        return this;
    }

    private <T extends HasMetadata> Feed<T> feed(
            String kind,
            FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects) {
        Feed<T> feed = new Feed<>(kind + "-" + namespace, objects, changed);
        feeds.add(feed);
        return feed;
    }

    @Override
    public Observation latest() {
        Optional<String> unavailable =
                feeds.stream().flatMap(feed -> feed.unavailable().stream()).findFirst();
        if (unavailable.isPresent()) {
            return new Observation.Unavailable(unavailable.get());
        }
        return new Snapshot(
                        watched(deployments),
                        watched(replicaSets),
                        watched(statefulSets),
                        watched(daemonSets),
                        watched(controllerRevisions),
                        watched(jobs),
                        watched(pods),
                        watched(events),
                        oldWarnings())
                .observe(workloads);
    }

    @Override
    public Observation read() {
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            var freshDeployments = listed(sideBySide, deployments);
            var freshReplicaSets = listed(sideBySide, replicaSets);
            var freshStatefulSets = listed(sideBySide, statefulSets);
            var freshDaemonSets = listed(sideBySide, daemonSets);
            var freshRevisions = listed(sideBySide, controllerRevisions);
            var freshJobs = listed(sideBySide, jobs);
            var freshPods = listed(sideBySide, pods);
            return new Snapshot(
                            freshDeployments.get(),
                            freshReplicaSets.get(),
                            freshStatefulSets.get(),
                            freshDaemonSets.get(),
                            freshRevisions.get(),
                            freshJobs.get(),
                            freshPods.get(),
                            // Events only explain: the watched ones will do.
                            watched(events),
                            oldWarnings())
                    .observe(workloads);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KubernetesClientException failure) {
                return new Observation.Unavailable(Feed.reason(failure));
            }
            throw new IllegalStateException("the cluster cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observation.Unavailable("the service stops");
        }
    }

    @Override
    public List<PodOutput> output() throws InterruptedException {
        if (outputs == null || !(latest() instanceof Observation.Observed observed)) {
            return List.of();
        }
        Set<String> ours = observed.workloads().stream()
                .filter(Present.class::isInstance)
                .map(Present.class::cast)
                .flatMap(workload -> Stream.concat(
                        workload.pods().stream(), workload.obstacles().stream().map(Obstacle::pod)))
                .map(io.fairway.verification.Pod::uid)
                .collect(Collectors.toSet());
        return outputs.read(
                watched(pods).stream()
                        .filter(pod -> ours.contains(pod.getMetadata().getUid()))
                        .toList(),
                watched(events));
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
    }

    private Map<String, Integer> oldWarnings() {
        return events == null
                ? Map.of()
                : events.before().stream()
                        .collect(Collectors.toMap(event -> event.getMetadata().getUid(), Pods::countOf));
    }

    private static <T extends HasMetadata> Collection<T> watched(@Nullable Feed<T> feed) {
        return feed == null ? List.of() : feed.objects();
    }

    private static <T extends HasMetadata> Future<Collection<T>> listed(
            ExecutorService sideBySide, @Nullable Feed<T> feed) {
        return sideBySide.submit(() -> feed == null ? List.<T>of() : feed.listNow());
    }
}
