package io.fairway.verification;

import io.fairway.events.ReleaseDeployed;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification that this process has claimed. All times are durations by the database's clock at the moment it was
 * claimed, so that clocks that disagree or jump change nothing.
 *
 * @param id the row
 * @param attempt fencing token: whoever claims it later has a greater one
 * @param changeId the change that is released
 * @param causedBy the {@code ReleaseDeployed} event
 * @param deployed what is to be verified
 * @param traceparent the trace to continue
 * @param claimedAtNanos when it was claimed, by {@link System#nanoTime()}: the durations count from here
 * @param sinceReceived how long ago it was asked for
 * @param untilDeadline how long until everything must be ready; negative if that is over
 * @param progress how far earlier attempts got
 */
public record ClaimedVerification(
        UUID id,
        int attempt,
        UUID changeId,
        UUID causedBy,
        ReleaseDeployed deployed,
        @Nullable String traceparent,
        long claimedAtNanos,
        Duration sinceReceived,
        Duration untilDeadline,
        RunProgress progress) {}
