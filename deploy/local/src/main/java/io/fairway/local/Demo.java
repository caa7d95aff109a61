package io.fairway.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pushes three changes to the example and shows what becomes of each. */
final class Demo {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** The changes of the demo, in order. */
    private enum Change {
        GOOD_CODE("a good code change", "good-code", "VERIFIED"),
        BAD_CODE("a bad code change: the process exits at start", "bad-code", "ROLLED_BACK"),
        BAD_CONFIGURATION(
                "a bad configuration change: the pods never become ready", "bad-configuration", "ROLLED_BACK");

        private final String description;
        private final String patch;
        private final String expected;

        Change(String description, String patch, String expected) {
            this.description = description;
            this.patch = patch;
            this.expected = expected;
        }

        String displayName() {
            return patch.replace('-', ' ');
        }
    }

    /** What is printed for scripts. */
    record Summary(String cluster, long firstVerifiedMillis, List<ChangeSummary> changes) {}

    /** One change, for scripts. */
    record ChangeSummary(
            String name,
            String outcome,
            String reason,
            String changeId,
            List<StepSummary> steps,
            long platformMillis) {}

    /** One step, for scripts. */
    record StepSummary(String name, long millis) {}

    private final Platform platform;
    private final Progress progress;

    Demo(Platform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /**
     * Runs the demo and returns its summary.
     *
     * @throws IOException if the example cannot be brought to where the changes start: verified in every environment
     */
    Summary run() throws IOException, InterruptedException {
        Example example = Example.create(platform, Example.NAME);
        if (example.hasHistory()) {
            throw new IOException("the demo has run here already, and what failed in it is in quarantine: "
                    + "./fairway down removes it, then it can run again");
        }
        // Changes are changes of something that runs.
        JsonNode first = pushAndFollow(example, "the first version of the example");
        if (!first.path("outcome").asText().equals("VERIFIED")) {
            throw new IOException("the example itself cannot be released: "
                    + first.path("reason").asText());
        }
        long firstVerified = progress.sinceStart().toMillis();
        List<ChangeSummary> changes = new ArrayList<>();
        for (Change change : Change.values()) {
            example.apply(change.patch);
            changes.add(summary(change, pushAndFollow(example, change.description)));
            if (change != Change.GOOD_CODE) {
                // The next change starts from good source.
                example.git("reset", "--quiet", "--hard", "HEAD~1");
            }
        }
        // Whoever clones the example now shall start from good source, too. The commit is known, so nothing is
        // released.
        example.push();
        return new Summary(clusterName(), firstVerified, changes);
    }

    private JsonNode pushAndFollow(Example example, String description) throws IOException, InterruptedException {
        progress.say("");
        progress.say("git push: " + description);
        try (Journey journey = Journey.watch(platform.state())) {
            JsonNode end = journey.follow(example.push(), DEADLINE, this::show);
            progress.say("=> " + end.path("outcome").asText() + ": "
                    + end.path("reason").asText());
            return end;
        }
    }

    /** Whether every change ended as the demo expects. */
    static boolean asExpected(Summary summary) {
        List<String> outcomes =
                summary.changes().stream().map(ChangeSummary::outcome).toList();
        List<String> expected = java.util.Arrays.stream(Change.values())
                .map(change -> change.expected)
                .toList();
        return outcomes.equals(expected);
    }

    static String json(Summary summary) throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(summary);
    }

    /** The table for people. */
    String table(Summary summary) {
        StringBuilder table = new StringBuilder();
        for (ChangeSummary change : summary.changes()) {
            table.append(String.format("%n%s: %s%n  %s%n", change.name(), change.outcome(), change.reason()));
            for (StepSummary step : change.steps()) {
                table.append(String.format(Locale.ROOT, "  %-34s %8.3f s%n", step.name(), step.millis() / 1000.0));
            }
            table.append(String.format(
                    Locale.ROOT,
                    "  %-34s %8.3f s  (total without build, Helm and rollout)%n",
                    "the platform's own share",
                    change.platformMillis() / 1000.0));
        }
        return table.toString();
    }

    private void show(Journey.Step step) {
        progress.say(String.format("   %-19s %-11s %s", step.name(), step.target(), step.text()));
    }

    private ChangeSummary summary(Change change, JsonNode end) {
        List<StepSummary> steps = new ArrayList<>();
        for (JsonNode step : end.path("steps")) {
            String environment = step.path("environment").asText("");
            steps.add(new StepSummary(
                    step.path("name").asText() + (environment.isEmpty() ? "" : " " + environment),
                    step.path("millis").asLong()));
        }
        return new ChangeSummary(
                change.displayName(),
                end.path("outcome").asText(),
                end.path("reason").asText(),
                end.path("changeId").asText(),
                steps,
                end.path("platformMillis").asLong());
    }

    private String clusterName() throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(platform.kubectl("version", "-o", "json"))
                .path("serverVersion")
                .path("gitVersion")
                .asText();
    }
}
