package io.fairway.release;

import io.fairway.events.Difference;
import io.fairway.events.ReleaseVerified;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said about releases and rollbacks, on pages and in events alike. */
public final class Sentences {

    private static final int MAX_NAMED = 3;

    private Sentences() {}

    public static String rolledBack(Release rollback, boolean good, List<Difference> differences) {
        String back;
        if (rollback.restores() != null && rollback.content().isPresent()) {
            back = "chart " + rollback.chartVersion()
                    + (good ? " is live again" : " could not be made live again in a healthy state");
        } else if (rollback.undoing().map(Undoing::restoresRevision).isPresent()) {
            back = "Helm revision "
                    + rollback.undoing().map(Undoing::restoresRevision).orElseThrow()
                    + ", which is older than Fairway's first release, "
                    + (good ? "is live again" : "could not be restored in a healthy state");
        } else {
            back = good ? "nothing is live, as before the first release" : "the first release could not be removed";
        }
        if (!good && rollback.failureMessage() != null) {
            back += " (" + rollback.failureReason() + ": " + rollback.failureMessage() + ")";
        }
        return Stream.concat(Stream.of(back, compared(rollback, differences)), remarks(rollback))
                .collect(Collectors.joining("; "));
    }

    /** What was seen of a release that was verified, and what was done for it beside Helm. */
    public static String verified(Release release) {
        String seen =
                ReleaseVerified.sentence(Objects.requireNonNullElse(release.helmRevision(), 0), release.evidence());
        return Stream.concat(Stream.of(seen), remarks(release)).collect(Collectors.joining("; "));
    }

    private static boolean isKept(Release rollback, Difference difference) {
        return rollback.undoing()
                .flatMap(Undoing::undone)
                .filter(undone -> undone.kept().contains(difference.object()))
                .isPresent();
    }

    private static Stream<String> remarks(Release release) {
        List<String> remarks = release.deployment().remarks();
        int more = remarks.size() - MAX_NAMED;
        return more <= 0
                ? remarks.stream()
                : Stream.concat(remarks.stream().limit(MAX_NAMED), Stream.of("and " + more + " more of the kind"));
    }

    static String awaiting(Release release, ApprovalRule rule, int more) {
        String needed = rule.count() == 1
                ? "approval"
                : more + (more == rule.count() ? "" : " more") + " approval" + (more == 1 ? "" : "s");
        return "in " + release.target().environment() + " it waits for " + needed + " by " + rule.who();
    }

    /** What is away, or failed and is tried again, is what people want to know of a release that does not go on. */
    public static Optional<String> waiting(Release release) {
        return release.waitsFor()
                .map(cause -> "it is on its way to " + release.target().environment() + ", and waits: " + cause);
    }

    /** By whom, and with the last one's reason. */
    static String approvedBy(List<GivenApproval> given) {
        String names = given.stream().map(GivenApproval::by).collect(Collectors.joining(" and "));
        return names + " approved it: " + given.getLast().reason();
    }

    static String expired(Release release, List<GivenApproval> given) {
        ApprovalRule rule = release.approval().orElseThrow();
        String who = given.isEmpty()
                ? "nobody decided about it"
                : "only " + given.stream().map(GivenApproval::by).collect(Collectors.joining(", ")) + " approved it";
        return who + " within " + span(rule.expires()) + "; " + rule.who() + " might have";
    }

    public static String paused(Paused paused) {
        return paused.by() + " paused " + paused.target().environment() + ": " + paused.reason();
    }

    /** For example {@code 24 h}. */
    private static String span(Duration time) {
        if (time.toSeconds() % 3600 == 0) {
            return time.toHours() + " h";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String compared(Release rollback, List<Difference> differences) {
        List<Difference> kept = differences.stream()
                .filter(difference -> isKept(rollback, difference))
                .toList();
        if (kept.size() == differences.size()) {
            String whole =
                    rollback.restores() == null ? "nothing of it is left" : "every object equals what was recorded";
            return kept.isEmpty() ? whole : whole + ", but " + differ(kept, difference -> true);
        }
        return "the live state differs: " + differ(differences, difference -> isKept(rollback, difference));
    }

    /** For example {@code Deployment/hello has another spec.replicas}. */
    public static String differ(List<Difference> differences) {
        return differ(differences, difference -> false);
    }

    private static String differ(List<Difference> differences, Predicate<Difference> isKept) {
        String named = differences.stream()
                .limit(MAX_NAMED)
                .map(difference -> named(difference, isKept))
                .collect(Collectors.joining(", "));
        return named + (differences.size() > MAX_NAMED ? " and " + (differences.size() - MAX_NAMED) + " more" : "");
    }

    private static String named(Difference difference, Predicate<Difference> isKept) {
        String object = difference.object().display();
        return switch (difference.kind()) {
            case MISSING -> object + " is missing";
            case LEFT_BEHIND -> object + (isKept.test(difference) ? " is kept, as its chart asks" : " was left behind");
            case CHANGED -> object + " has another " + difference.field();
        };
    }
}
