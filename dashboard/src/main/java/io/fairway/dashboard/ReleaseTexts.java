package io.fairway.dashboard;

import io.fairway.events.Difference;
import io.fairway.events.ReleaseRequested;
import io.fairway.manifest.ReleaseDiff;
import io.fairway.release.ApprovalRule;
import io.fairway.release.GivenApproval;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.deploy.LivePod;
import io.fairway.release.query.TargetState;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a release's values look on its page. */
@TemplateExtension
final class ReleaseTexts {

    private static final int LONG = 60;

    private ReleaseTexts() {}

    /** With a capital letter, and a full stop. */
    static String sentence(String text) {
        String line = text.strip();
        return line.isEmpty()
                ? line
                : Character.toUpperCase(line.charAt(0)) + line.substring(1) + (line.matches("(?s).*[.!?]") ? "" : ".");
    }

    static String text(ReleaseDiff.Side side) {
        if (side.revision() == null && side.chartVersion() == null) {
            return "nothing";
        }
        String chart = side.chartVersion() == null ? "" : "chart " + side.chartVersion();
        String revision = side.revision() == null ? "" : "revision " + side.revision();
        return chart.isEmpty() || revision.isEmpty() ? chart + revision : revision + ", " + chart;
    }

    static String css(ReleaseDiff.Change change) {
        return switch (change) {
            case ADDED -> "verified";
            case REMOVED -> "failed";
            case CHANGED -> "running";
        };
    }

    static String word(ReleaseDiff.Change change) {
        return switch (change) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED -> "changed";
        };
    }

    static boolean isLong(String lines) {
        return lines.lines().limit(LONG + 1L).count() > LONG;
    }

    /** Part of an id of an element. */
    static String asId(String address) {
        return "to" + address.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Whether a reason against a rollback is that it would lead to where one is. */
    static boolean isLive(String why) {
        return why.endsWith("is live already");
    }

    static TargetState state(LivePod pod) {
        if (pod.ready() || pod.phase().equals("Succeeded")) {
            return TargetState.VERIFIED;
        }
        return switch (pod.phase()) {
            case "Terminating" -> TargetState.SKIPPED;
            case "Failed" -> TargetState.FAILED;
            default -> troubled(pod) ? TargetState.FAILED : TargetState.RUNNING;
        };
    }

    private static boolean troubled(LivePod pod) {
        String reason = pod.reason();
        return reason != null && (reason.contains("BackOff") || reason.startsWith("Err") || reason.contains("Error"));
    }

    static String word(LivePod pod) {
        return pod.ready()
                ? "ready"
                : pod.phase().equals("Running") ? "not ready" : pod.phase().toLowerCase(Locale.ROOT);
    }

    static String word(GivenApproval.Decision decision) {
        return switch (decision) {
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
        };
    }

    static String word(ReleaseRequested.Kind kind) {
        return switch (kind) {
            case CHANGE -> "automatic, from a change";
            case MANUAL -> "manual";
            case ROLLBACK -> "rollback";
        };
    }

    static String words(Difference.Kind kind) {
        return switch (kind) {
            case MISSING -> "is missing";
            case LEFT_BEHIND -> "is left over";
            case CHANGED -> "differs in";
        };
    }

    static TargetState state(ReleaseStatus status) {
        return TargetState.of(status);
    }

    static String took(Instant from, Instant to) {
        return Texts.span(Duration.between(from, to));
    }

    /** As the trace knows it: {@code application/environment@revision}. */
    static String helmName(Release release) {
        return release.target().key() + "@" + release.helmRevision();
    }

    static String text(Integer number) {
        return number.toString();
    }

    /** Where everything is that is connected with a pod. */
    static String trace(LivePod pod) {
        String namespace = pod.workload().namespace();
        return Texts.traceUrl(namespace == null ? pod.name() : namespace + "/" + pod.name());
    }

    static String people(ApprovalRule rule) {
        return rule.count() == 1 ? "1 approval" : rule.count() + " approvals, by different people";
    }
}
