package io.fairway.release;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a change ended, or that it has not.
 *
 * @param kind in one word
 * @param reason in one sentence
 */
public record Outcome(Kind kind, String reason) {

    /** How a change can end. */
    public enum Kind {
        /** It has not ended. */
        RUNNING,
        /** It is verified in each of its environments. */
        VERIFIED,
        /** It was bad, and everything is back as it was. */
        ROLLED_BACK,
        /** It was bad, and undoing it did not succeed: a human has to look. */
        ROLLBACK_FAILED,
        /** A person or another tool changed it while it was released. */
        OVERRULED,
        /** Its content was live already, everywhere. */
        UNCHANGED,
        /** There is no image. */
        BUILD_FAILED,
        /** There is no chart. */
        CHART_REJECTED,
        /** A newer change came first. */
        SUPERSEDED,
        /** Its content failed before. */
        QUARANTINED,
        /** Somebody cancelled it. */
        CANCELLED,
        /** Somebody who was asked for approval said no. */
        REJECTED,
        /** Nobody approved it in time. */
        EXPIRED,
        /** It may not be released. */
        REFUSED
    }

    /**
     * @param releases all releases of a change that got as far, rollbacks among them
     * @param environments where it goes
     */
    public static Outcome of(List<Release> releases, List<String> environments) {
        List<Release> latest = latestAttempts(releases);
        Optional<Release> waiting = waitingForPeople(releases);
        if (waiting.isPresent()) {
            return new Outcome(Kind.RUNNING, waiting.get().reason());
        }
        if (isBusy(releases) || has(latest, ReleaseStatus.FAILED).isPresent()) {
            return new Outcome(Kind.RUNNING, onItsWay(releases));
        }
        for (ReleaseStatus bad : List.of(
                ReleaseStatus.ROLLBACK_FAILED,
                ReleaseStatus.ROLLED_BACK,
                ReleaseStatus.OVERRULED,
                ReleaseStatus.QUARANTINED,
                ReleaseStatus.REFUSED,
                ReleaseStatus.SUPERSEDED,
                ReleaseStatus.REJECTED,
                ReleaseStatus.EXPIRED,
                ReleaseStatus.CANCELLED)) {
            Optional<Release> found = has(latest, bad);
            if (found.isPresent()) {
                return new Outcome(Kind.valueOf(bad.name()), reasonOf(found.get(), latest, releases));
            }
        }
        Predicate<String> good = environment -> latest.stream()
                .anyMatch(release -> release.target().environment().equals(environment)
                        && release.status().isGood());
        if (environments.isEmpty() || !environments.stream().allMatch(good)) {
            return new Outcome(Kind.RUNNING, "it is on its way");
        }
        Optional<Release> unchanged = has(latest, ReleaseStatus.UNCHANGED);
        if (unchanged.isPresent() && has(latest, ReleaseStatus.VERIFIED).isEmpty()) {
            return new Outcome(Kind.UNCHANGED, unchanged.get().reason());
        }
        return new Outcome(Kind.VERIFIED, "it is verified in " + String.join(", ", environments));
    }

    /** The release that goes on only when people want it to: its approval is asked for, or its environment is paused. */
    public static Optional<Release> waitingForPeople(List<Release> releases) {
        Optional<Release> undecided =
                isBusy(releases) ? Optional.empty() : has(releases, ReleaseStatus.AWAITING_APPROVAL);
        return undecided.or(() -> releases.stream().filter(Release::isHeldBack).findFirst());
    }

    private static String onItsWay(List<Release> releases) {
        return releases.stream()
                .flatMap(release -> Sentences.waiting(release).stream())
                .findFirst()
                .orElse("it is on its way");
    }

    private static boolean isBusy(List<Release> releases) {
        return releases.stream()
                .anyMatch(release -> release.status().inFlight() || release.status() == ReleaseStatus.WAITING);
    }

    private static List<Release> latestAttempts(List<Release> releases) {
        Map<String, Optional<Release>> byEnvironment = releases.stream()
                .filter(release -> !release.isRollback())
                .collect(Collectors.groupingBy(
                        release -> release.target().environment(),
                        Collectors.maxBy(
                                Comparator.comparing(Release::createdAt).thenComparing(Release::id))));
        return byEnvironment.values().stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Release> has(List<Release> releases, ReleaseStatus status) {
        return releases.stream().filter(release -> release.status() == status).findFirst();
    }

    /** For what was undone: the failure that began it, which may lie in another environment, or why somebody rolled it back. */
    private static String reasonOf(Release release, List<Release> latest, List<Release> all) {
        if (release.status().neverBegan()) {
            return release.reason();
        }
        return latest.stream()
                .filter(candidate -> candidate.failureMessage() != null)
                .findFirst()
                .map(failed ->
                        failed.target().environment() + ": " + failed.failureReason() + ": " + failed.failureMessage())
                .orElseGet(() -> all.stream()
                        .filter(rollback -> release.id().equals(rollback.rollsBack()))
                        .findFirst()
                        .map(Release::reason)
                        .orElse("it was rolled back"));
    }
}
