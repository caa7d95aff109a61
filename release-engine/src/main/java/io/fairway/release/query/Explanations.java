package io.fairway.release.query;

import io.fairway.events.Evidence;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.Sentences;
import io.fairway.release.query.Explanation.Fact;
import io.fairway.release.query.Explanation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses why a change is, or is not, in an environment, from what is known about both. */
final class Explanations {

    private static final int LAST_WORDS = 5;

    private Explanations() {}

    /**
     * What is known.
     *
     * @param target the application in the environment
     * @param registered the environments of the application in the order of release; null if it is not registered
     * @param asked what was asked for: a commit or an id; null for the newest change
     * @param change null if none is known by that
     * @param live what runs at the target now; null if nothing of Fairway's does
     * @param liveSince when that became so
     * @param inFlight the release that has the target to itself now; null if there is none
     * @param paused by whom and why the environment is paused; null if it is not
     */
    record Circumstances(
            Target target,
            @Nullable List<String> registered,
            @Nullable String asked,
            FindChange.@Nullable Found change,
            @Nullable Release live,
            @Nullable Instant liveSince,
            @Nullable Release inFlight,
            @Nullable String paused) {

        String environment() {
            return target.environment();
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
        String where = known.environment();
        return switch (release.status()) {
            case VERIFIED -> verified(known, release);
            case AWAITING_APPROVAL ->
                about(known, release, State.AWAITING_APPROVAL, "it is not in " + where + ": " + release.reason());
            case WAITING -> waiting(known, release);
            case DEPLOYING ->
                about(
                        known,
                        release,
                        State.RUNNING,
                        Sentences.waiting(release).orElse("Helm brings it to " + where + " at this moment"));
            case VERIFYING ->
                about(
                        known,
                        release,
                        State.RUNNING,
                        "Helm installed it in " + where + " as revision " + release.helmRevision()
                                + "; whether it is healthy is being watched");
            case RECORDING ->
                about(
                        known,
                        release,
                        State.RUNNING,
                        "the verdict on it in " + where + " is in; the live state is being read"
                                + release.waitsFor()
                                        .map(cause -> ", and waits: " + cause)
                                        .orElse(""));
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
        Release live = known.live();
        if (live != null && live.id().equals(release.id())) {
            return about(
                    known,
                    release,
                    State.LIVE,
                    "it is live in " + where + ": Helm revision " + release.helmRevision()
                            + " was seen healthy on its own pods"
                            + (known.liveSince() == null ? "" : ", and it is what runs since " + known.liveSince()));
        }
        return about(
                known, release, State.REPLACED, "it was verified in " + where + ", but is not live now: " + now(known));
    }

    private static Explanation waiting(Circumstances known, Release release) {
        String where = known.environment();
        if (known.paused() != null) {
            return about(known, release, State.PAUSED, "it waits for " + where + ": " + known.paused());
        }
        Release busy = known.inFlight();
        if (busy != null) {
            return about(
                    known,
                    release,
                    State.BEHIND_ANOTHER,
                    "it waits for " + where + " behind " + (busy.isRollback() ? "rollback " : "release ") + busy.id()
                            + named(busy) + ", which comes first: " + busy.reason());
        }
        return about(known, release, State.WAITING, "it waits for its turn in " + where + ": " + release.reason());
    }

    private static Explanation ended(Circumstances known, Release release, State state) {
        return about(known, release, state, "it is not in " + known.environment() + ": " + release.reason());
    }

    /** The failure; for what was healthy and was rolled back all the same, why somebody or something did that. */
    private static String cause(Circumstances known, Release release) {
        if (release.failureMessage() != null) {
            return release.failureReason() + ": " + release.failureMessage();
        }
        return known.rollbackOf(release).map(Release::reason).orElse(release.reason());
    }

    private static String now(Circumstances known) {
        Release live = known.live();
        return live == null
                ? "nothing of it is live there now"
                : "chart " + live.chartVersion() + commitOf(live) + " is live there"
                        + (known.liveSince() == null ? "" : " since " + known.liveSince());
    }

    private static String named(Release release) {
        return release.chartVersion() == null ? "" : " (chart " + release.chartVersion() + ")";
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

    /** What is live and in flight was looked up for one environment only. */
    private static Circumstances elsewhere(Circumstances known, String environment) {
        return new Circumstances(
                new Target(known.target().application(), environment),
                known.registered(),
                known.asked(),
                known.change(),
                null,
                null,
                null,
                null);
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
                + ": either it was not pushed to a branch that is built, or the webhook of its repository did not arrive";
    }

    // Evidence

    private static Explanation about(Circumstances known, Release release, State state, String sentence) {
        List<Fact> facts = new ArrayList<>(journey(known));
        for (Evidence seen : release.evidence()) {
            facts.add(new Fact("check " + seen.check(), seen.result() + ": " + seen.message(), seen.at()));
        }
        lastWords(release).forEach(facts::add);
        addLive(known, facts);
        return new Explanation(state, sentence, release.id(), facts);
    }

    /** The end of what the first bad container wrote; the release has the rest. */
    private static Stream<Fact> lastWords(Release release) {
        return release.output().stream()
                .flatMap(pod -> pod.containers().stream()
                        .filter(container -> !container.lines().isEmpty())
                        .map(container -> new Fact(
                                "output of pod " + pod.pod() + ", " + container.title(),
                                String.join(
                                        " / ",
                                        container.lines().reversed().stream()
                                                .filter(line -> !line.isBlank())
                                                .limit(LAST_WORDS)
                                                .toList()
                                                .reversed()),
                                null)))
                .limit(1);
    }

    private static Explanation plain(Circumstances known, State state, String sentence) {
        List<Fact> facts = new ArrayList<>(journey(known));
        addLive(known, facts);
        return new Explanation(state, sentence, null, facts);
    }

    private static Explanation plain(State state, String sentence) {
        return new Explanation(state, sentence, null, List.of());
    }

    /** The steps before the first environment, and those in this one. */
    private static List<Fact> journey(Circumstances known) {
        return known.change() == null
                ? List.of()
                : known.change().steps().stream()
                        .filter(step -> step.environment() == null
                                || step.environment().equals(known.environment())
                                || !known.newestIn(known.environment()).isPresent())
                        .map(step -> new Fact(
                                step.environment() == null ? step.name() : step.name() + " " + step.environment(),
                                step.reason(),
                                step.at()))
                        .toList();
    }

    private static void addLive(Circumstances known, List<Fact> facts) {
        Release live = known.live();
        if (live != null) {
            facts.add(new Fact(
                    "live in " + known.environment(),
                    "release " + live.id() + ", chart " + live.chartVersion() + commitOf(live),
                    known.liveSince()));
        }
    }
}
