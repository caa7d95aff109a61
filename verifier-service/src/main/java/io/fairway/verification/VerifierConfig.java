package io.fairway.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the verifier. */
@ConfigMapping(prefix = "fairway.verifier")
public interface VerifierConfig {

    /** How many releases are verified side by side; more wait for their turn, without their deadline running. */
    @WithDefault("16")
    int parallel();

    /** After a verifier has died, its verifications are claimed by another when this time is over. */
    @WithDefault("5s")
    Duration lease();

    /** By how much the deadline is put off at most for time in which nothing could be observed. 5 minutes by default. */
    Duration maxUnobserved();

    /** How often to look for work without having been notified: finds what a dead verifier has left. */
    @WithDefault("1s")
    Duration safetyPoll();
}
