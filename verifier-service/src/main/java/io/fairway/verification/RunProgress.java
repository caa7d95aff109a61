package io.fairway.verification;

import io.fairway.events.Measurement;
import java.time.Duration;
import java.util.List;

/**
 * How far the run of a verification is: what another verifier needs to continue it.
 *
 * @param unobserved how long nothing could be observed so far, the time without a holder included
 * @param baseline what observations are compared with
 * @param waitingFor what is waited for, for people
 * @param measured what was measured so far
 */
public record RunProgress(Duration unobserved, Baseline baseline, String waitingFor, List<Measurement> measured) {}
