package io.fairway.verification;

import io.fairway.events.ObjectRef;
import io.fairway.events.Workload;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.State;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod.Warning;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Progress;
import io.fairway.verification.WorkloadObservation.Replicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cluster may show. */
public final class TestObservations {

    public static final Workload HELLO =
            new Workload(new ObjectRef("apps/v1", "Deployment", "shop", "hello"), "uid-hello", 2);
    public static final Workload MIGRATE =
            new Workload(new ObjectRef("batch/v1", "Job", "shop", "migrate"), "uid-migrate", 1);

    /** Writes a checksum into pod templates. */
    public static final TemplateWriter RELOADER = writer("Reloader", "spec.containers[app].env[CHECKSUM]", false);

    private TestObservations() {}

    public static TemplateWriter writer(String manager, String field, boolean replacesImage) {
        return new TemplateWriter(manager, "2026-01-01T00:00:01Z", List.of(field), replacesImage);
    }

    /** The same workload after somebody has changed its pod template. */
    public static Present changed(Present present, String template, @Nullable TemplateWriter by) {
        return new Present(
                present.expected(),
                present.uid(),
                present.generation() + 1,
                present.current(),
                template,
                by,
                present.progress(),
                present.pods(),
                present.obstacles());
    }

    public static Observation.Observed observed(WorkloadObservation... workloads) {
        return new Observation.Observed(List.of(workloads));
    }

    /** A Deployment whose new revision has these pods; it wants as many. */
    public static Present deployment(Pod... pods) {
        return deployment(pods.length, 0, pods);
    }

    public static Present deployment(int desired, int outdated, Pod... pods) {
        int available = (int) List.of(pods).stream().filter(Pod::ready).count();
        return deployment(new Replicas(desired, available, outdated, null, null, null), pods);
    }

    public static Present deployment(Progress progress, Pod... pods) {
        return new Present(HELLO, "uid-hello", 2, true, "template-2", null, progress, List.of(pods), List.of());
    }

    public static Present job(boolean complete, @Nullable String failure, Pod... pods) {
        return new Present(
                MIGRATE,
                "uid-migrate",
                1,
                true,
                "template-1",
                null,
                new Completion(complete, failure, null, false),
                List.of(pods),
                List.of());
    }

    public static Pod ready(String name) {
        return pod(name, true, 0, new Running());
    }

    public static Pod starting(String name) {
        return pod(name, false, 0, new Running());
    }

    public static Pod waiting(String reason, String message) {
        return pod("hello-1", false, 0, new Waiting(reason, message));
    }

    public static Pod pod(String name, boolean ready, int restarts, State state) {
        Exit lastExit = restarts > 0 ? new Exit(1, "Error") : null;
        return new Pod(
                name,
                "uid-" + name,
                "127.0.0.1",
                ready,
                false,
                null,
                List.of(new Container("app", ready, restarts, state, lastExit)),
                List.of());
    }

    public static Pod terminating(Pod pod) {
        return new Pod(
                pod.name(),
                pod.uid(),
                pod.ip(),
                pod.ready(),
                true,
                pod.unschedulable(),
                pod.containers(),
                pod.warnings());
    }

    public static Pod unschedulable(String name, String why) {
        return new Pod(name, "uid-" + name, null, false, false, why, List.of(), List.of());
    }

    public static Pod warned(Pod pod, Warning... warnings) {
        return new Pod(
                pod.name(),
                pod.uid(),
                pod.ip(),
                pod.ready(),
                pod.terminating(),
                pod.unschedulable(),
                pod.containers(),
                List.of(warnings));
    }
}
