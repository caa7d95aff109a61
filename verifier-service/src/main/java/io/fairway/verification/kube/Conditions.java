package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.Optional;

/** Conditions in the status of workloads. */
final class Conditions {

    private Conditions() {}

    static Optional<String> message(ReplicaSet set, String type) {
        return set.getStatus() == null
                ? Optional.empty()
                : set.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .map(condition -> condition.getMessage())
                        .findFirst();
    }

    static Optional<String> progressDeadlineExceeded(Deployment deployment) {
        return deployment.getStatus() == null
                ? Optional.empty()
                : deployment.getStatus().getConditions().stream()
                        .filter(condition -> "Progressing".equals(condition.getType())
                                && "ProgressDeadlineExceeded".equals(condition.getReason()))
                        .map(condition -> condition.getMessage())
                        .findFirst();
    }

    static boolean holds(JobStatus status, String type) {
        return condition(status, type).isPresent();
    }

    /** Why the job has failed; {@code FailureTarget} says so before its last pods are gone. */
    static Optional<String> failure(JobStatus status) {
        return condition(status, "Failed")
                .or(() -> condition(status, "FailureTarget"))
                .map(condition -> condition.getReason() + ", " + condition.getMessage());
    }

    private static Optional<JobCondition> condition(JobStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }
}
