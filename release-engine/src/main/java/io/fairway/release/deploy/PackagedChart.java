package io.fairway.release.deploy;

import io.fairway.events.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A packaged chart on disk.
 *
 * @param archive the packaged chart
 * @param values for each environment the values files, the later one wins
 * @param checks what has to be verified after a release
 */
public record PackagedChart(Path archive, Map<String, List<Path>> values, Checks checks) {

    /** What is verified when {@code fairway.yaml} does not say. */
    public static final Checks DEFAULT_CHECKS = new Checks(120, 3, List.of());

    /** What is verified when nobody knows what {@code fairway.yaml} says: nothing, and that is said. */
    static Checks unreadableChecks(String why) {
        return new Checks(DEFAULT_CHECKS.deadlineSeconds(), DEFAULT_CHECKS.settleSeconds(), List.of(), why);
    }
}
