package io.fairway.dashboard;

import io.fairway.events.ReleaseFailed;
import io.fairway.release.Change;
import io.fairway.release.ChangeStep;
import io.fairway.release.Release;
import io.fairway.release.query.FindChange;
import io.fairway.release.query.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of a change from its commit to its last environment, one station after the other. */
final class Lane {

    private static final int CALM = 10;

    private Lane() {}

    /**
     * A station.
     *
     * @param at when it was reached; null while it lies ahead
     * @param took how long it took
     * @param sentences what happened, and why
     * @param release what happened in an environment; null before that
     * @param holds whether the change is held up here
     * @param failedHere whether what went wrong went wrong here, and not in another environment
     * @param seen what the checks saw, if something is wrong
     */
    public record Station(
            String title,
            String icon,
            TargetState state,
            @Nullable Instant at,
            @Nullable Duration took,
            List<String> sentences,
            @Nullable UUID release,
            boolean holds,
            boolean failedHere,
            List<Check> seen) {

        public boolean ahead() {
            return state == TargetState.NOTHING;
        }

        /** Only a release is verified; what comes before it is done. */
        public String word() {
            return release == null && state == TargetState.VERIFIED ? "done" : state.word();
        }

        public @Nullable String tookText() {
            return took == null ? null : Texts.span(took);
        }
    }

    static List<Station> of(FindChange.Found found) {
        List<Station> stations = new ArrayList<>();
        List<ChangeStep> steps = found.steps();
        boolean over = found.endedAt() != null;
        stations.add(station("Commit", "commit", find(steps, "accepted"), null, false, true));
        ChangeStep image = find(steps, "image", "configuration", "build failed");
        ChangeStep chart = find(steps, "chart", "chart rejected");
        stations.add(station("Image", "image", image, find(steps, "accepted"), over, true));
        stations.add(station("Chart", "chart", chart, image, over, image != null));
        environments(found).forEach(environment -> stations.add(inEnvironment(environment, found)));
        return withHold(stations);
    }

    private static Station station(
            String title,
            String icon,
            @Nullable ChangeStep step,
            @Nullable ChangeStep before,
            boolean over,
            boolean reached) {
        if (step == null) {
            TargetState state = reached && !over ? TargetState.RUNNING : TargetState.NOTHING;
            return new Station(title, icon, state, null, null, List.of(), null, false, false, List.of());
        }
        return new Station(
                title,
                icon,
                TargetState.ofStep(step.name()),
                step.at(),
                before == null ? null : Duration.between(before.at(), step.at()),
                List.of(step.reason()),
                null,
                false,
                true,
                List.of());
    }

    private static Station inEnvironment(String environment, FindChange.Found found) {
        List<Release> here = found.releases().stream()
                .filter(release -> release.target().environment().equals(environment))
                .toList();
        Optional<Release> newest = here.stream()
                .filter(release -> !release.isRollback())
                .max(Comparator.comparing(Release::createdAt).thenComparing(Release::attempt));
        if (newest.isEmpty()) {
            return new Station(
                    environment, "release", TargetState.NOTHING, null, null, List.of(), null, false, false, List.of());
        }
        Release release = newest.get();
        List<String> sentences = new ArrayList<>();
        sentences.add(release.reason());
        if (release.failureMessage() != null) {
            sentences.add(release.failureReason() + ": " + release.failureMessage());
        }
        here.stream()
                .filter(rollback -> release.id().equals(rollback.rollsBack()))
                .max(Comparator.comparing(Release::createdAt))
                .ifPresent(rollback -> sentences.add(rolledBack(rollback, found.steps())));
        TargetState state = TargetState.of(release.status());
        Instant ended = release.endedAt();
        return new Station(
                environment,
                "release",
                state,
                release.createdAt(),
                ended == null || release.status().neverBegan() ? null : Duration.between(release.createdAt(), ended),
                sentences,
                release.id(),
                false,
                release.failureMessage() != null && release.failureReason() != ReleaseFailed.Reason.CANCELLED,
                state == TargetState.VERIFIED
                        ? List.of()
                        : release.evidence().stream().map(Check::of).toList());
    }

    /** What the event said, once there is one. */
    private static String rolledBack(Release rollback, List<ChangeStep> steps) {
        return steps.stream()
                .filter(step -> step.name().equals("rolled back")
                        && rollback.target().environment().equals(step.environment()))
                .reduce((first, second) -> second)
                .map(ChangeStep::reason)
                .orElseGet(rollback::reason);
    }

    /**
     * The station that people came to see: where it failed by itself, else where it is at work or waits, else where it ended. What was
     * undone only because the same content failed elsewhere is not where it is held up.
     */
    static List<Station> withHold(List<Station> stations) {
        Station wanted = stations.stream()
                .filter(at -> urgency(at) < CALM)
                .min(Comparator.comparingInt(Lane::urgency))
                .orElse(null);
        List<Station> marked = new ArrayList<>();
        for (Station at : stations) {
            marked.add(new Station(
                    at.title(),
                    at.icon(),
                    at.state(),
                    at.at(),
                    at.took(),
                    at.sentences(),
                    at.release(),
                    at.equals(wanted),
                    at.failedHere(),
                    at.seen()));
        }
        return marked;
    }

    /** The smaller, the more it is what people came for; of two that are alike, the first on the way counts. */
    private static int urgency(Station at) {
        return switch (at.state()) {
            case FAILED -> 0;
            case RUNNING -> 1;
            case WAITING -> 2;
            case ROLLED_BACK -> at.failedHere() ? 3 : 5;
            case QUARANTINED -> 4;
            case SKIPPED -> 6;
            case VERIFIED, NOTHING -> CALM;
        };
    }

    private static Set<String> environments(FindChange.Found found) {
        Change change = found.change();
        Set<String> names = new LinkedHashSet<>(change.environments());
        found.releases().forEach(release -> names.add(release.target().environment()));
        return names;
    }

    private static @Nullable ChangeStep find(List<ChangeStep> steps, String... names) {
        List<String> wanted = List.of(names);
        return steps.stream()
                .filter(step -> wanted.contains(step.name()))
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
