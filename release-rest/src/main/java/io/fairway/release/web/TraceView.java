package io.fairway.release.web;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.Source;
import io.fairway.release.Change;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.deploy.LivePod;
import io.fairway.release.query.TargetState;
import io.fairway.release.query.Trace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs together.
 *
 * @param of what was asked for
 * @param sentence what it turned out to be
 * @param changes those that it leads to, newest first
 */
record TraceView(String of, String sentence, List<TracedChange> changes) {

    /**
     * A change, what was made of it, and where it is.
     *
     * @param state its outcome in one of the words that people see everywhere
     * @param buildLog URL of the build's log; null for a change that needed no build
     * @param pods that run it now
     * @param podsUnknown why nothing is known of its pods; null if they are known
     */
    record TracedChange(
            UUID changeId,
            @Nullable String application,
            @Nullable String repository,
            @Nullable String branch,
            @Nullable String commit,
            @Nullable String author,
            @Nullable String summary,
            Outcome.Kind outcome,
            TargetState state,
            String reason,
            Instant startedAt,
            @Nullable String buildLog,
            @Nullable ImageRef image,
            @Nullable ChartRef chart,
            List<TracedRelease> releases,
            List<TracedPod> pods,
            @Nullable String podsUnknown) {

        static TracedChange of(Trace.Thread thread) {
            Change change = thread.change().change();
            Source source = change.source();
            return new TracedChange(
                    change.id(),
                    change.application(),
                    source == null ? null : source.repository(),
                    source == null ? null : source.branch(),
                    source == null ? null : source.commit(),
                    change.author(),
                    change.summary(),
                    thread.change().outcome().kind(),
                    TargetState.of(thread.change()),
                    thread.change().outcome().reason(),
                    thread.change().startedAt(),
                    change.buildLog(),
                    change.image(),
                    change.chart(),
                    thread.change().releases().stream()
                            .map(release ->
                                    TracedRelease.of(release, thread.live().contains(release.id())))
                            .toList(),
                    thread.pods().stream().map(TracedPod::of).toList(),
                    thread.podsUnknown());
        }
    }

    /**
     * A release of the change, or a rollback of one.
     *
     * @param state its status in one of the words that people see everywhere
     * @param live whether its content is what runs in the environment
     */
    record TracedRelease(
            UUID id,
            String environment,
            String namespace,
            ReleaseRequested.Kind kind,
            ReleaseStatus status,
            TargetState state,
            String reason,
            @Nullable Integer revision,
            @Nullable String chartVersion,
            @Nullable String imageDigest,
            boolean live,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static TracedRelease of(Release release, boolean live) {
            return new TracedRelease(
                    release.id(),
                    release.target().environment(),
                    release.place().namespace(),
                    release.kind(),
                    release.status(),
                    TargetState.of(release.status()),
                    release.failureMessage() == null
                            ? release.reason()
                            : release.failureReason() + ": " + release.failureMessage(),
                    release.helmRevision(),
                    release.chartVersion(),
                    release.imageDigest(),
                    live,
                    release.createdAt(),
                    release.endedAt());
        }
    }

    /**
     * A pod that runs the change.
     *
     * @param state Ready, or why it is not
     */
    record TracedPod(String environment, String namespace, String name, String state) {

        static TracedPod of(Trace.RunningPod running) {
            return new TracedPod(
                    running.environment(), running.namespace(), running.pod().name(), stateOf(running.pod()));
        }
    }

    private static String stateOf(LivePod pod) {
        if (pod.ready()) {
            return "Ready";
        }
        return pod.reason() == null ? pod.phase() : pod.reason();
    }

    static TraceView of(String of, Trace trace) {
        return new TraceView(
                of,
                trace.sentence(),
                trace.threads().stream().map(TracedChange::of).toList());
    }
}
