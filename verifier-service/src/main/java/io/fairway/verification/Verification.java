package io.fairway.verification;

import io.fairway.events.Measurement;
import io.fairway.events.ReleaseDeployed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification that this process has taken. All times are durations by the database's clock at the moment it was
 * taken, so that clocks that disagree or jump change nothing.
 *
 * @param id the row
 * @param attempt fencing token: whoever took it later has a greater one
 * @param changeId the change that is released
 * @param causedBy the {@code ReleaseDeployed} event
 * @param deployed what is to be verified
 * @param traceparent the trace to continue
 * @param takenAtNanos when it was taken, by {@link System#nanoTime()}: the durations count from here
 * @param sinceReceived how long ago it was asked for
 * @param untilDeadline how long until everything must be ready; negative if that is over
 * @param blind how long nothing could be seen so far, the time without a holder included
 * @param known what was remembered of earlier attempts
 * @param measured what earlier attempts measured
 */
public record Verification(
        UUID id,
        int attempt,
        UUID changeId,
        UUID causedBy,
        ReleaseDeployed deployed,
        @Nullable String traceparent,
        long takenAtNanos,
        Duration sinceReceived,
        Duration untilDeadline,
        Duration blind,
        Known known,
        List<Measurement> measured) {}
