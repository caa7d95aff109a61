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
    public record Row(String application, String repository, List<Cell> cells) {}

    /** @param at null where the application is not released at all */
    public record Cell(String environment, @Nullable InEnvironment at) {}

    /** An environment where a person should look. */
    public record Wrong(String application, String environment, TargetState state, UUID releaseId) {

        public String said() {
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

    static Summary summary(List<Overview> applications) {
        int verified = 0;
        int moving = 0;
        int paused = 0;
        List<Wrong> wrong = new ArrayList<>();
        for (Overview application : applications) {
            for (InEnvironment environment : application.environments()) {
                switch (environment.state()) {
                    case VERIFIED -> verified++;
                    case RUNNING, WAITING -> moving++;
                    case FAILED, ROLLED_BACK, QUARANTINED -> {
                        Overview.Next last = environment.last();
                        if (last != null) {
                            wrong.add(new Wrong(
                                    application.application(),
                                    environment.name(),
                                    environment.state(),
                                    last.releaseId()));
                        }
                    }
                    case SKIPPED, NOTHING -> {}
                }
                paused += environment.paused() == null ? 0 : 1;
            }
        }
        wrong.sort(Comparator.comparing(Wrong::state));
        StringBuilder text = new StringBuilder(Texts.of(verified, "environment") + (verified == 1 ? " is" : " are"))
                .append(" live and verified");
        if (moving > 0) {
            text.append(", ")
                    .append(moving)
                    .append(moving == 1 ? " is" : " are")
                    .append(" in progress");
        }
        if (paused > 0) {
            text.append(", ")
                    .append(paused)
                    .append(paused == 1 ? " is" : " are")
                    .append(" paused");
        }
        text.append(wrong.isEmpty() ? ". Nothing is wrong." : ".");
        return new Summary(
                wrong.isEmpty() ? TargetState.VERIFIED : wrong.getFirst().state(),
                text.toString(),
                wrong.stream().limit(MAX_NAMED).toList(),
                Math.max(0, wrong.size() - MAX_NAMED));
    }

    /** What somebody who only listens should hear. */
    static Optional<String> news(Overview before, Overview now) {
        for (InEnvironment environment : now.environments()) {
            boolean other = before.environments().stream()
                    .filter(was -> was.name().equals(environment.name()))
                    .anyMatch(was -> was.state() != environment.state());
            if (other) {
                return Optional.of(now.application() + " in " + environment.name() + ": "
                        + environment.state().word());
            }
        }
        return Optional.empty();
    }
}
