package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fairway.events.Workload;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Missing;
import io.fairway.verification.WorkloadObservation.Obstacle;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Progress;
import io.fairway.verification.WorkloadObservation.Replicas;
import io.fairway.verification.WorkloadObservation.Unsupported;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a namespace at one moment, and what they say about the workloads of a release. Pure.
 *
 * <p>The pods of the new revision are found by owner and revision, never by label selectors, which match old pods too:
 * <ul>
 *   <li>Deployment: the ReplicaSet whose revision the Deployment names as its own;
 *   <li>StatefulSet: the label {@code controller-revision-hash} that equals {@code status.updateRevision};
 *   <li>DaemonSet: the label {@code controller-revision-hash} of the newest ControllerRevision;
 *   <li>Job, and a ReplicaSet of its own: all of its pods;
 *   <li>Pod: itself.
 * </ul>
 *
 * @param oldWarnings how often each event (by uid) had been recorded when the watch began: what was refused before
 *     this release is no reason against it
 */
record Snapshot(
        Collection<Deployment> deployments,
        Collection<ReplicaSet> replicaSets,
        Collection<StatefulSet> statefulSets,
        Collection<DaemonSet> daemonSets,
        Collection<ControllerRevision> controllerRevisions,
        Collection<Job> jobs,
        Collection<io.fabric8.kubernetes.api.model.Pod> pods,
        Collection<Event> events,
        Map<String, Integer> oldWarnings) {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String REVISION_HASH = "controller-revision-hash";

    Observation.Observed observe(List<Workload> workloads) {
        return new Observation.Observed(workloads.stream().map(this::observe).toList());
    }

    private WorkloadObservation observe(Workload expected) {
        String name = expected.object().name();
        return switch (expected.object().kind()) {
            case "Deployment" ->
                Metadata.named(deployments, name)
                        .map(found -> deployment(expected, found))
                        .orElse(new Missing(expected));
            case "StatefulSet" ->
                Metadata.named(statefulSets, name)
                        .map(found -> statefulSet(expected, found))
                        .orElse(new Missing(expected));
            case "DaemonSet" ->
                Metadata.named(daemonSets, name)
                        .map(found -> daemonSet(expected, found))
                        .orElse(new Missing(expected));
            case "ReplicaSet" ->
                Metadata.named(replicaSets, name)
                        .map(found -> replicaSet(expected, found))
                        .orElse(new Missing(expected));
            case "Pod" ->
                Metadata.named(pods, name).map(found -> pod(expected, found)).orElse(new Missing(expected));
            case "Job" ->
                Metadata.named(jobs, name).map(found -> job(expected, found)).orElse(new Missing(expected));
            default -> new Unsupported(expected);
        };
    }

    private WorkloadObservation deployment(Workload expected, Deployment deployment) {
        DeploymentStatus status = Optional.ofNullable(deployment.getStatus()).orElseGet(DeploymentStatus::new);
        boolean observed = Metadata.isCurrent(deployment, status.getObservedGeneration());
        String revision = Metadata.annotation(deployment, REVISION);
        Optional<ReplicaSet> current = replicaSets.stream()
                .filter(set -> Owners.controls(deployment, set) && revision.equals(Metadata.annotation(set, REVISION)))
                .findFirst();
        int desired = Metadata.number(deployment.getSpec().getReplicas(), 1);
        int updated = Metadata.number(status.getUpdatedReplicas(), 0);
        // The controller counts available pods of all revisions together: only without old ones it speaks of ours.
        int outdated = Math.max(0, Metadata.number(status.getReplicas(), 0) - updated);
        String refused = current.flatMap(set -> Conditions.message(set, "ReplicaFailure"))
                .orElse(null);
        String stalled = Conditions.progressDeadlineExceeded(deployment).orElse(null);
        String blockedBy = Boolean.TRUE.equals(deployment.getSpec().getPaused()) ? "its rollout is paused" : null;
        Progress progress = new Replicas(
                desired,
                Math.min(updated, Metadata.number(status.getAvailableReplicas(), 0)),
                outdated,
                refused,
                stalled,
                blockedBy);
        return present(
                expected,
                deployment,
                observed && current.isPresent(),
                deployment.getSpec().getTemplate(),
                progress,
                current.map(set -> podsOf(set, pod -> true)).orElse(List.of()),
                List.of());
    }

    private WorkloadObservation statefulSet(Workload expected, StatefulSet set) {
        StatefulSetStatus status = Optional.ofNullable(set.getStatus()).orElseGet(StatefulSetStatus::new);
        String revision = Optional.ofNullable(status.getUpdateRevision()).orElse("");
        int replicas = Metadata.number(set.getSpec().getReplicas(), 1);
        int untouched = 0;
        String blockedBy = null;
        if (set.getSpec().getUpdateStrategy() != null) {
            if ("OnDelete".equals(set.getSpec().getUpdateStrategy().getType())) {
                blockedBy = "its update strategy is OnDelete: nobody replaces its pods";
            } else if (set.getSpec().getUpdateStrategy().getRollingUpdate() != null) {
                untouched = Metadata.number(
                        set.getSpec().getUpdateStrategy().getRollingUpdate().getPartition(), 0);
            }
        }
        int desired = Math.max(0, replicas - untouched);
        List<Pod> ours = podsOf(set, pod -> !revision.isEmpty() && revision.equals(Metadata.label(pod, REVISION_HASH)));
        // Availability is counted over all revisions; those that the partition leaves alone are not ours.
        int available = Math.max(0, Metadata.number(status.getAvailableReplicas(), 0) - (replicas - desired));
        int outdated = Math.max(0, Metadata.number(status.getReplicas(), 0) - ours.size() - (replicas - desired));
        Progress progress = new Replicas(desired, available, outdated, refusedSince(set), null, blockedBy);
        return present(
                expected,
                set,
                Metadata.isCurrent(set, status.getObservedGeneration()) && !revision.isEmpty(),
                set.getSpec().getTemplate(),
                progress,
                ours,
                obstacles(set, revision));
    }

    private WorkloadObservation daemonSet(Workload expected, DaemonSet set) {
        DaemonSetStatus status = Optional.ofNullable(set.getStatus()).orElseGet(DaemonSetStatus::new);
        String revision = controllerRevisions.stream()
                .filter(found -> Owners.controls(set, found))
                .max(Comparator.comparingLong(found -> found.getRevision() == null ? 0 : found.getRevision()))
                .map(found -> Metadata.label(found, REVISION_HASH))
                .orElse("");
        int desired = Metadata.number(status.getDesiredNumberScheduled(), 0);
        int updated = Metadata.number(status.getUpdatedNumberScheduled(), 0);
        String blockedBy = set.getSpec().getUpdateStrategy() != null
                        && "OnDelete".equals(set.getSpec().getUpdateStrategy().getType())
                ? "its update strategy is OnDelete: nobody replaces its pods"
                : null;
        Progress progress = new Replicas(
                desired,
                Math.min(updated, Metadata.number(status.getNumberAvailable(), 0)),
                Math.max(0, desired - updated),
                refusedSince(set),
                null,
                blockedBy);
        return present(
                expected,
                set,
                Metadata.isCurrent(set, status.getObservedGeneration()) && !revision.isEmpty(),
                set.getSpec().getTemplate(),
                progress,
                podsOf(set, pod -> revision.equals(Metadata.label(pod, REVISION_HASH))),
                List.of());
    }

    /** It replaces no pods: whatever it has is meant. */
    private WorkloadObservation replicaSet(Workload expected, ReplicaSet set) {
        ReplicaSetStatus status = Optional.ofNullable(set.getStatus()).orElseGet(ReplicaSetStatus::new);
        Progress progress = new Replicas(
                Metadata.number(set.getSpec().getReplicas(), 1),
                Metadata.number(status.getAvailableReplicas(), 0),
                0,
                Conditions.message(set, "ReplicaFailure").orElse(null),
                null,
                null);
        boolean observed = Metadata.isCurrent(set, status.getObservedGeneration());
        PodTemplateSpec template = set.getSpec().getTemplate();
        return present(expected, set, observed, template, progress, podsOf(set, pod -> true), List.of());
    }

    /** A pod that nobody manages: it becomes ready, or ends. The cluster itself completes what it shall be. */
    private WorkloadObservation pod(Workload expected, io.fabric8.kubernetes.api.model.Pod pod) {
        Pod seen = Pods.read(pod, events);
        String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
        boolean ended = "Succeeded".equals(phase) || "Failed".equals(phase);
        Progress progress = ended
                ? new Completion("Succeeded".equals(phase), "Failed".equals(phase) ? "it ended" : null, null, false)
                : new Replicas(1, seen.ready() && !seen.terminating() ? 1 : 0, 0, null, null, null);
        return present(expected, pod, true, new PodTemplateSpec(), progress, List.of(seen), List.of());
    }

    private WorkloadObservation job(Workload expected, Job job) {
        JobStatus status = Optional.ofNullable(job.getStatus()).orElseGet(JobStatus::new);
        boolean complete = Conditions.holds(status, "Complete");
        String failure = Conditions.failure(status).orElse(null);
        boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
        Progress progress = new Completion(complete, failure, refusedSince(job), suspended);
        return present(expected, job, true, job.getSpec().getTemplate(), progress, podsOf(job, pod -> true), List.of());
    }

    private static Present present(
            Workload expected,
            HasMetadata object,
            boolean current,
            PodTemplateSpec template,
            Progress progress,
            List<Pod> pods,
            List<Obstacle> obstacles) {
        ObjectMeta metadata = object.getMetadata();
        return new Present(
                expected,
                metadata.getUid(),
                metadata.getGeneration() == null ? 0 : metadata.getGeneration(),
                current,
                Templates.fingerprint(template),
                Templates.otherWriter(metadata).orElse(null),
                progress,
                pods,
                obstacles);
    }

    /** Unless its pods are managed in parallel, a StatefulSet replaces none of them while one is not ready. */
    private List<Obstacle> obstacles(StatefulSet set, String revision) {
        if ("Parallel".equals(set.getSpec().getPodManagementPolicy())) {
            return List.of();
        }
        return pods.stream()
                .filter(pod -> Owners.controls(set, pod))
                .filter(pod -> !revision.isEmpty() && !revision.equals(Metadata.label(pod, REVISION_HASH)))
                .map(pod -> new Obstacle(Pods.read(pod, events), Metadata.label(pod, REVISION_HASH)))
                .filter(obstacle -> !obstacle.pod().ready() && !obstacle.pod().terminating())
                .toList();
    }

    private List<Pod> podsOf(HasMetadata owner, Predicate<io.fabric8.kubernetes.api.model.Pod> ofRevision) {
        return pods.stream()
                .filter(pod -> Owners.controls(owner, pod) && ofRevision.test(pod))
                .map(pod -> Pods.read(pod, events))
                .toList();
    }

    /** Why the controller of this object could not create a pod since the watch began. */
    private @Nullable String refusedSince(HasMetadata object) {
        return events.stream()
                .filter(event -> event.getInvolvedObject() != null
                        && object.getMetadata()
                                .getUid()
                                .equals(event.getInvolvedObject().getUid())
                        && "FailedCreate".equals(event.getReason())
                        && Pods.countOf(event)
                                > oldWarnings.getOrDefault(event.getMetadata().getUid(), 0))
                .map(Event::getMessage)
                .findFirst()
                .orElse(null);
    }
}
