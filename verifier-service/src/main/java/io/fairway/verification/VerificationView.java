package io.fairway.verification;

import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.TimeSpent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification as REST shows it.
 *
 * @param message while it is watched: what is waited for; afterwards the verdict in one sentence
 * @param reason why it failed
 * @param measurements what was measured so far, to be plotted
 * @param deadlineAt by when everything must be ready, time without observations not counted
 * @param attempt how often it was claimed; more than once after a crash of the verifier
 */
public record VerificationView(
        UUID id,
        UUID releaseId,
        int revision,
        UUID changeId,
        String application,
        String environment,
        String namespace,
        VerificationStatus status,
        ReleaseFailed.@Nullable Reason reason,
        String message,
        List<Evidence> evidence,
        List<TimeSpent> spent,
        List<Measurement> measurements,
        Instant receivedAt,
        Instant deadlineAt,
        @Nullable Instant concludedAt,
        int attempt) {}
