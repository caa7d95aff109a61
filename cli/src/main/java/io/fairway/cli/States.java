package io.fairway.cli;

import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;

/** Which state something is in: release-service says it. One that is not known here is shown without an icon. */
final class States {

    private States() {}

    /** What is live of an application in an environment, whatever was tried there. */
    static Badge ofWhatIsLive(Json environment) {
        String live = environment.text("liveState");
        return Badge.of(
                switch (live) {
                    case "VERIFIED" -> State.VERIFIED;
                    case "NOT_JUDGED" -> State.WAITING;
                    case "CHANGED_BY_ANOTHER" -> State.FAILED;
                    default -> State.NOTHING;
                },
                live);
    }

    /** What became of what was tried there last, whatever is live. */
    static Badge ofWhatWasTried(Json environment) {
        String tried = environment.text("triedState");
        return State.named(tried).map(Badge::of).orElseGet(() -> Badge.of(State.NOTHING, tried));
    }

    /** How a change ended says more than its state does; while it is running, its state says more. */
    static Badge ofChange(Json change) {
        String outcome = change.text("outcome");
        State state = state(change, "state");
        return outcome.equals("RUNNING") ? Badge.of(state) : Badge.of(state, outcome);
    }

    static Badge ofRelease(Json release) {
        String status = release.text("status");
        return Badge.of(state(release, "state"), status);
    }

    static Badge ofStep(Json step) {
        String name = step.text("name");
        return Badge.of(state(step, "state"), name);
    }

    /** Why a change is, or is not, in an environment: there, {@code state} is more precise than the states that people see. */
    static Badge ofExplanation(Json why) {
        String state = why.text("state");
        return Badge.of(state(why, "targetState"), state);
    }

    static Badge ofCheck(Json evidence) {
        String result = evidence.text("result");
        return Badge.of(
                switch (result) {
                    case "PASSED" -> State.VERIFIED;
                    case "FAILED" -> State.FAILED;
                    case "NO_DATA" -> State.WAITING;
                    default -> State.NOTHING;
                },
                result);
    }

    private static State state(Json thing, String field) {
        return State.named(thing.text(field)).orElse(State.NOTHING);
    }
}
