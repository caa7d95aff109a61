package io.fairway.dashboard;

import io.fairway.release.query.Overview;
import io.fairway.release.query.Overview.InEnvironment;
import io.fairway.release.query.TargetState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The overview as it is shown: applications down, environments across, one sentence above. */
final class Matrix {

    private static final int MAX_NAMED = 3;

    private Matrix() {}

    /** An application and its cells in the order of the columns. */
    public record Row(String application, String repository, Overview.@Nullable Broken broken, List<Cell> cells) {}

    /** @param at null where the application is not released at all */
    public record Cell(String environment, @Nullable InEnvironment at) {}

    /**
     * An environment where a person should look.
     *
     * @param trouble what a release waits for that does not go on; null if what was tried failed
     */
    public record Wrong(
            String application,
            String environment,
            TargetState state,
            UUID releaseId,
            @Nullable String trouble) {

        public String said() {
            if (trouble != null) {
                return "does not go on: " + trouble;
            }
            return state == TargetState.FAILED
                    ? "failed"
                    : (state == TargetState.ROLLED_BACK ? "was " : "is ") + state.word();
        }
    }

    /**
     * What is live and whether something is wrong.
     *
     * @param state the worst of it
     * @param text the sentence
     * @param wrong the first environments to look at
     * @param more how many more of them there are
     */
    public record Summary(TargetState state, String text, List<Wrong> wrong, int more) {}

    /** The names of all environments, those that come first in the order of release first. */
    static List<String> columns(List<Overview> applications) {
        Map<String, double[]> positions = new LinkedHashMap<>();
        for (Overview application : applications) {
            for (int i = 0; i < application.environments().size(); i++) {
                double[] sum = positions.computeIfAbsent(
                        application.environments().get(i).name(), _ -> new double[2]);
                sum[0] += (double) i / Math.max(1, application.environments().size() - 1);
                sum[1]++;
            }
        }
        return positions.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, double[]>>comparingDouble(
                                entry -> entry.getValue()[0] / entry.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Row row(Overview application, List<String> columns) {
        return new Row(
                application.application(),
                application.repository(),
                application.broken(),
                columns.stream()
                        .map(column -> new Cell(
                                column,
                                application.environments().stream()
                                        .filter(environment ->
                                                environment.name().equals(column))
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
    }

    /** @param events what is wrong with the way of events: then nobody knows whether nothing else is */
    static Summary summary(List<Overview> applications, List<String> events) {
        int verified = 0;
        int unjudged = 0;
        int foreign = 0;
        int moving = 0;
        int paused = 0;
        int broken = 0;
        List<Wrong> wrong = new ArrayList<>();
        for (Overview application : applications) {
            broken += application.broken() == null ? 0 : 1;
            for (InEnvironment environment : application.environments()) {
                switch (environment.liveState()) {
                    case VERIFIED -> verified++;
                    case NOT_JUDGED -> unjudged++;
                    case CHANGED_BY_ANOTHER -> foreign++;
                    case NOTHING -> {}
                }
                Overview.Next next = environment.next();
                if (next != null && !next.isTrouble()) {
                    moving++;
                }
                wrong(application.application(), environment).ifPresent(wrong::add);
                paused += environment.paused() == null ? 0 : 1;
            }
        }
        wrong.sort(Comparator.comparing(Wrong::state));
        StringBuilder text = new StringBuilder(Texts.of(verified, "environment") + (verified == 1 ? " is" : " are"))
                .append(" live and verified");
        add(text, unjudged, "live and not judged");
        add(text, foreign, "changed by another");
        add(text, moving, "in progress");
        add(text, paused, "paused");
        if (broken > 0) {
            text.append(", the newest change of ")
                    .append(applications.size() == 1 ? "it" : Texts.of(broken, "application"))
                    .append(" could not be built");
        }
        boolean calm = wrong.isEmpty() && events.isEmpty() && broken == 0;
        text.append(calm && unjudged == 0 && paused == 0 ? ". Nothing is wrong." : ".");
        if (!events.isEmpty()) {
            text.append(" Events stand still, so this may be out of date.");
        }
        return new Summary(
                calm
                        ? TargetState.VERIFIED
                        : wrong.isEmpty()
                                ? broken > 0 ? TargetState.FAILED : TargetState.WAITING
                                : wrong.getFirst().state(),
                text.toString(),
                wrong.stream().limit(MAX_NAMED).toList(),
                Math.max(0, wrong.size() - MAX_NAMED));
    }

    private static Optional<Wrong> wrong(String application, InEnvironment environment) {
        Overview.Next next = environment.next();
        if (next != null && next.isTrouble()) {
            return Optional.of(
                    new Wrong(application, environment.name(), environment.state(), next.releaseId(), next.reason()));
        }
        Overview.Next last = environment.last();
        return environment.state().isWrong() && last != null
                ? Optional.of(new Wrong(application, environment.name(), environment.state(), last.releaseId(), null))
                : Optional.empty();
    }

    private static void add(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ")
                    .append(count)
                    .append(count == 1 ? " is " : " are ")
                    .append(what);
        }
    }

    /** What somebody who only listens should hear. */
    static Optional<String> news(Overview before, Overview now) {
        if (now.broken() != null && !now.broken().equals(before.broken())) {
            return Optional.of(now.application() + ": " + now.broken().said());
        }
        for (InEnvironment environment : now.environments()) {
            boolean other = before.environments().stream()
                    .filter(was -> was.name().equals(environment.name()))
                    .anyMatch(was -> was.state() != environment.state() || was.liveState() != environment.liveState());
            if (other) {
                return Optional.of(now.application() + " in " + environment.name() + ": "
                        + environment.liveState().word() + "; tried last: "
                        + environment.triedState().word());
            }
        }
        return Optional.empty();
    }
}
