package io.fairway.release.deploy;

import io.fairway.events.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A packaged chart on disk.
 *
 * @param archive the packaged chart
 * @param values for each environment the values files, the later one wins
 * @param checks what has to be verified after a release
 * @param replaced kinds whose objects may be deleted and made anew where they cannot be changed
 * @param definesKinds whether it brings custom resource definitions that Helm installs before all else
 */
public record PackagedChart(
        Path archive, Map<String, List<Path>> values, Checks checks, Set<String> replaced, boolean definesKinds) {

    /** What is verified when {@code fairway.yaml} does not say. */
    public static final Checks DEFAULT_CHECKS = new Checks(120, 3, List.of());

    public PackagedChart {
        replaced = Set.copyOf(replaced);
    }

    /** One that replaces nothing and defines no kinds. */
    public PackagedChart(Path archive, Map<String, List<Path>> values, Checks checks) {
        this(archive, values, checks, Set.of(), false);
    }

    /** What is verified when nobody knows what {@code fairway.yaml} says: nothing, and that is said. */
    static Checks unreadableChecks(String why) {
        return new Checks(DEFAULT_CHECKS.deadlineSeconds(), DEFAULT_CHECKS.settleSeconds(), List.of(), why);
    }
}
