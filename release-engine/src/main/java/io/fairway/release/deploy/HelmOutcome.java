package io.fairway.release.deploy;

import java.time.Duration;

/** How a Helm process ended. */
public sealed interface HelmOutcome {

    /** How long it ran. */
    Duration took();

    /** It did what it was asked for. */
    record Succeeded(Duration took) implements HelmOutcome {}

    /** It ended with an error, or was killed at its deadline. */
    record Failed(HelmFailure failure, Duration took) implements HelmOutcome {}
}
