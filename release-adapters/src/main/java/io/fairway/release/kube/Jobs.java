package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fairway.events.ObjectRef;
import io.fairway.release.deploy.UndoneWork;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which Jobs are work of undone revisions. Pure. */
final class Jobs {

    private Jobs() {}

    /** Made since then, by one of the hooks, or by an installed Job or CronJob. */
    static boolean isOf(Job job, UndoneWork work, Instant since) {
        if (!madeSince(job, since)) {
            return false;
        }
        boolean itself = Stream.concat(work.hooks().stream(), work.installed().stream())
                .anyMatch(object -> isNamed(job, "Job", job.getMetadata().getName(), object));
        return itself
                || owners(job)
                        .anyMatch(owner -> work.installed().stream()
                                .anyMatch(object -> owner.getKind().equals("CronJob")
                                        && isNamed(job, owner.getKind(), owner.getName(), object)));
    }

    private static boolean isNamed(Job job, String kind, String name, ObjectRef object) {
        return object.kind().equals(kind)
                && object.name().equals(name)
                && job.getMetadata().getNamespace().equals(object.namespace());
    }

    /** Both times are the cluster's, in whole seconds. */
    static boolean madeSince(HasMetadata object, Instant since) {
        return !Instant.parse(object.getMetadata().getCreationTimestamp()).isBefore(since);
    }

    static boolean isFinished(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> "True".equals(condition.getStatus())
                                && ("Complete".equals(condition.getType()) || "Failed".equals(condition.getType())));
    }

    static Stream<OwnerReference> owners(HasMetadata object) {
        List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
        return Objects.requireNonNullElse(owners, List.<OwnerReference>of()).stream();
    }
}
