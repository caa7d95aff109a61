package io.fairway.release.query;

import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.Sentences;
import io.fairway.release.query.Explanation.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses why a change is, or is not, in an environment, from what is known about both. */
final class Explanations {

    private Explanations() {}

    /**
     * What is known.
     *
     * @param target the application in the environment
     * @param registered the environments of the application in the order of release; null if it is not registered
     * @param asked what was asked for: a commit or an id; null for the newest change
     * @param change null if none is known by that
     * @param live what runs in the environment, and in those before it; one in which nothing of Fairway's runs is not there
     * @param holds what the releases of the change wait for that have not ended
     */
    record Circumstances(
            Target target,
            @Nullable List<String> registered,
            @Nullable String asked,
            FindChange.@Nullable Found change,
            Map<String, Running> live,
            Map<UUID, Hold> holds) {

        String environment() {
            return target.environment();
        }

        @Nullable
        Running running() {
            return live.get(environment());
        }

        /** The newest attempt to release the change in an environment. */
        Optional<Release> newestIn(String environment) {
            return change == null
                    ? Optional.empty()
                    : change.releases().stream()
                            .filter(release -> !release.isRollback()
                                    && release.target().environment().equals(environment))
                            .max(Comparator.comparing(Release::createdAt).thenComparing(Release::id));
        }

        Optional<Release> rollbackOf(Release release) {
            return change == null
                    ? Optional.empty()
                    : change.releases().stream()
                            .filter(rollback -> release.id().equals(rollback.rollsBack()))
                            .max(Comparator.comparing(Release::createdAt).thenComparing(Release::id));
        }
    }

    /**
     * What runs in an environment.
     *
     * @param release whose content it is
     * @param by the release or rollback that was verified last, which made it so; null if somebody beside Fairway did
     * @param since when
     */
    record Running(
            Release release, @Nullable Release by, @Nullable Instant since) {}

    static Explanation choose(Circumstances known) {
        FindChange.Found change = known.change();
        if (change == null) {
            return unregistered(known).orElseGet(() -> plain(State.NEVER_HEARD, neverHeard(known)));
        }
        return known.newestIn(known.environment())
                .map(release -> ofRelease(known, release))
                .orElseGet(() -> notThere(known, change));
    }

    // It has a release in the environment

    private static Explanation ofRelease(Circumstances known, Release release) {
        Running running = known.running();
        if (running != null && !running.release().id().equals(release.id()) && isOf(known, running.release())) {
            // The newest attempt is not the one that is live.
            return about(
                    known,
                    running.release(),
                    State.LIVE,
                    live(known, running) + "; of a later attempt, "
                            + attempt(known, release).sentence());
        }
        return attempt(known, release);
    }

    private static boolean isOf(Circumstances known, Release live) {
        return known.change() != null
                && known.change().releases().stream()
                        .anyMatch(release -> release.id().equals(live.id()));
    }

    private static Explanation attempt(Circumstances known, Release release) {
        String where = known.environment();
        return switch (release.status()) {
            case VERIFIED -> verified(known, release);
            case AWAITING_APPROVAL ->
                about(known, release, State.AWAITING_APPROVAL, "it is not in " + where + ": " + release.reason());
            case WAITING, DEPLOYING, VERIFYING, RECORDING -> held(known, release);
            case FAILED ->
                about(
                        known,
                        release,
                        State.FAILED,
                        "it failed in " + where + ": " + cause(known, release) + "; it is being rolled back");
            case ROLLED_BACK ->
                about(
                        known,
                        release,
                        State.ROLLED_BACK,
                        "it was rolled back in " + where + ": " + cause(known, release) + "; " + now(known));
            case ROLLBACK_FAILED ->
                about(
                        known,
                        release,
                        State.ROLLBACK_FAILED,
                        "it was bad in " + where + " (" + cause(known, release)
                                + "), and undoing it did not end in a verified state: a human has to look");
            case OVERRULED ->
                about(
                        known,
                        release,
                        State.OVERRULED,
                        "it was overruled in " + where + ": " + cause(known, release)
                                + "; what they did stays, and its content is not to blame");
            case UNCHANGED -> about(known, release, State.UNCHANGED, release.reason());
            case SUPERSEDED -> ended(known, release, State.SUPERSEDED);
            case QUARANTINED -> ended(known, release, State.QUARANTINED);
            case REFUSED -> ended(known, release, State.REFUSED);
            case CANCELLED -> ended(known, release, State.CANCELLED);
            case REJECTED -> ended(known, release, State.REJECTED);
            case EXPIRED -> ended(known, release, State.EXPIRED);
        };
    }

    private static Explanation verified(Circumstances known, Release release) {
        String where = known.environment();
        Running running = known.running();
        if (running != null && running.release().id().equals(release.id())) {
            return about(known, release, State.LIVE, live(known, running));
        }
        return about(
                known, release, State.REPLACED, "it was verified in " + where + ", but is not live now: " + now(known));
    }

    private static String live(Circumstances known, Running running) {
        Release by = running.by();
        String how = by == null
                ? ""
                : ": " + (by.isRollback() ? "a rollback brought it back (" + by.reason() + "), and " : "") + "Helm "
                        + Sentences.verified(by);
        return "it is live in " + known.environment() + how
                + (running.since() == null ? "" : ", and it is what runs since " + running.since());
    }

    /** What it waits for, if anything, was found out before. */
    private static Explanation held(Circumstances known, Release release) {
        Hold hold = known.holds().get(release.id());
        if (hold == null) {
            return about(known, release, State.RUNNING, "it is on its way to " + known.environment());
        }
        State state = release.status() != ReleaseStatus.WAITING
                ? State.RUNNING
                : switch (hold.kind()) {
                    case PAUSE -> State.PAUSED;
                    case ANOTHER -> State.BEHIND_ANOTHER;
                    case APPROVAL -> State.AWAITING_APPROVAL;
                    case NEED, EVENTS, VERDICT, WORKER, WORK -> State.WAITING;
                };
        return about(known, release, state, hold.sentence());
    }

    private static Explanation ended(Circumstances known, Release release, State state) {
        return about(
                known,
                release,
                state,
                "it is not in " + known.environment() + ": " + release.reason() + alike(known, release));
    }

    private static String alike(Circumstances known, Release release) {
        Running running = known.running();
        String digest = release.contentDigest();
        return running != null
                        && digest != null
                        && digest.equals(running.release().contentDigest())
                ? "; the same content is live there, from " + content(running.release())
                : "";
    }

    /** The failure; for what was healthy and was rolled back all the same, why somebody or something did that. */
    private static String cause(Circumstances known, Release release) {
        if (release.failureMessage() != null) {
            return release.failureReason() + ": " + release.failureMessage();
        }
        return known.rollbackOf(release).map(Release::reason).orElse(release.reason());
    }

    private static String now(Circumstances known) {
        Running running = known.running();
        return running == null
                ? "nothing of it is live there now"
                : content(running.release()) + " is live there"
                        + (running.since() == null ? "" : " since " + running.since());
    }

    static String content(Release release) {
        return "chart " + release.chartVersion() + commitOf(release);
    }

    private static String commitOf(Release release) {
        Source source = release.source();
        return source == null ? "" : " of commit " + source.shortCommit();
    }

    // It has none

    private static Explanation notThere(Circumstances known, FindChange.Found change) {
        String where = known.environment();
        Optional<Outcome> early = change.change().endedEarly();
        if (early.isPresent()) {
            return plain(
                    known,
                    early(early.get().kind()),
                    "it never came as far as " + where + ": " + early.get().reason());
        }
        List<String> path = change.change().environments();
        if (!path.isEmpty() && !path.contains(where)) {
            return plain(
                    known,
                    State.NOT_FOR_HERE,
                    "its fairway.yaml does not send it to " + where + ", only to " + String.join(", ", path));
        }
        Optional<Explanation> unregistered = unregistered(known);
        if (unregistered.isPresent()) {
            return unregistered.get();
        }
        if (path.isEmpty()) {
            return plain(known, State.NOT_YET, "it is not in " + where + " yet: " + lastStep(change));
        }
        return before(known, path);
    }

    private static State early(Outcome.Kind kind) {
        return switch (kind) {
            case BUILD_FAILED -> State.BUILD_FAILED;
            case CHART_REJECTED -> State.CHART_REJECTED;
            case SUPERSEDED -> State.SUPERSEDED;
            case QUARANTINED -> State.QUARANTINED;
            case REFUSED -> State.REFUSED;
            case CANCELLED -> State.CANCELLED;
            case REJECTED -> State.REJECTED;
            case EXPIRED -> State.EXPIRED;
            case ROLLED_BACK -> State.ROLLED_BACK;
            case ROLLBACK_FAILED -> State.ROLLBACK_FAILED;
            case OVERRULED -> State.OVERRULED;
            case RUNNING, VERIFIED, UNCHANGED -> State.NOT_YET;
        };
    }

    /** What holds it up is in the last environment that it came to. */
    private static Explanation before(Circumstances known, List<String> path) {
        String where = known.environment();
        List<String> earlier = path.subList(0, path.indexOf(where)).reversed();
        for (String environment : earlier) {
            Optional<Release> release = known.newestIn(environment);
            if (release.isPresent()) {
                Release there = release.get();
                boolean stopped = there.endedAt() != null && !there.status().isGood();
                boolean failing = there.status() == ReleaseStatus.FAILED;
                String said = there.status().isGood()
                        ? "it was verified in " + environment + ", and comes to " + where + " next"
                        : ofRelease(elsewhere(known, environment), there).sentence();
                return plain(
                        known,
                        stopped || failing ? State.FAILED_EARLIER : State.NOT_YET,
                        (stopped || failing ? "it does not come to " : "it is not in ")
                                + where
                                + (stopped || failing ? ": " : " yet: ")
                                + said);
            }
        }
        return plain(
                known,
                State.NOT_YET,
                "it is not in " + where + " yet: its chart is published, and the release " + "is about to be decided");
    }

    private static Circumstances elsewhere(Circumstances known, String environment) {
        return new Circumstances(
                new Target(known.target().application(), environment),
                known.registered(),
                known.asked(),
                known.change(),
                known.live(),
                known.holds());
    }

    private static String lastStep(FindChange.Found change) {
        return change.steps().isEmpty()
                ? "nothing is known of it but that it exists"
                : "its last step is \"" + change.steps().getLast().name() + "\": "
                        + change.steps().getLast().reason();
    }

    private static Optional<Explanation> unregistered(Circumstances known) {
        String application = known.target().application();
        List<String> environments = known.registered();
        if (environments == null) {
            return Optional.of(plain(
                    State.NOT_REGISTERED,
                    "application " + application + " is not registered: PUT /applications/" + application
                            + " with its repository and environments"));
        }
        if (!environments.contains(known.environment())) {
            return Optional.of(plain(
                    State.NOT_REGISTERED,
                    "environment " + known.environment() + " of " + application + " is not registered; there are "
                            + String.join(", ", environments)));
        }
        return Optional.empty();
    }

    private static String neverHeard(Circumstances known) {
        String what = known.asked() == null
                ? "no change of " + known.target().application() + " has come yet"
                : "nothing was heard of " + known.asked() + " as a change of "
                        + known.target().application();
        return what
                + ": either it was not pushed to a branch that is built, or the webhook of its repository did not"
                + " arrive";
    }

    private static Explanation about(Circumstances known, Release release, State state, String sentence) {
        return new Explanation(state, sentence, release.id(), ExplanationFacts.of(known, release));
    }

    private static Explanation plain(Circumstances known, State state, String sentence) {
        return new Explanation(state, sentence, null, ExplanationFacts.of(known));
    }

    private static Explanation plain(State state, String sentence) {
        return new Explanation(state, sentence, null, List.of());
    }
}
