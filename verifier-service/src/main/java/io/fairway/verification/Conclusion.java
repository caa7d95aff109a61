package io.fairway.verification;

import io.fairway.events.Evidence;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.TimeSpent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is saved and said when a verification ends.
 *
 * @param status how it ended
 * @param reason why it failed; null if it did not
 * @param message one sentence
 * @param evidence what each check found
 * @param spent whose time it took
 * @param measured what was measured
 * @param output what the bad pods wrote last; only the event carries it
 */
record Conclusion(
        VerificationStatus status,
        @Nullable Reason reason,
        String message,
        List<Evidence> evidence,
        List<TimeSpent> spent,
        List<Measurement> measured,
        List<PodOutput> output) {

    static Conclusion of(Verdict verdict, List<TimeSpent> spent, List<Measurement> measured, List<PodOutput> output) {
        return switch (verdict) {
            case Verdict.Verified verified ->
                new Conclusion(
                        VerificationStatus.VERIFIED,
                        null,
                        "this revision is healthy",
                        verified.evidence(),
                        spent,
                        measured,
                        output);
            case Verdict.Failed failed ->
                new Conclusion(
                        VerificationStatus.FAILED,
                        failed.reason(),
                        failed.message(),
                        failed.evidence(),
                        spent,
                        measured,
                        output);
            case Verdict.NoData noData ->
                new Conclusion(
                        VerificationStatus.NO_DATA,
                        Reason.NO_DATA,
                        noData.message(),
                        noData.evidence(),
                        spent,
                        measured,
                        output);
        };
    }

    FairwayEvent event(ReleaseDeployed deployed) {
        List<Measurement> measurements = measured.isEmpty() ? null : measured;
        return reason == null
                ? new ReleaseVerified(
                        deployed.releaseId(), deployed.target(), deployed.revision(), evidence, spent, measurements)
                : new ReleaseFailed(
                        deployed.releaseId(),
                        deployed.target(),
                        deployed.revision(),
                        reason,
                        message,
                        evidence,
                        spent,
                        measurements,
                        output.isEmpty() ? null : output);
    }
}
