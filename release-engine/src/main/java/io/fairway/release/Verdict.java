package io.fairway.release;

import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseFailed;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of a release, and what that says about it. */
@Embeddable
public class Verdict {

    @Column(name = "verdict_good")
    private @Nullable Boolean good;

    @Column(name = "failure_reason")
    @Enumerated(EnumType.STRING)
    private ReleaseFailed.@Nullable Reason failureReason;

    @Column(name = "failure_message")
    private @Nullable String failureMessage;

    @Convert(converter = JsonColumn.OfEvidence.class)
    private List<Evidence> evidence = List.of();

    @Convert(converter = JsonColumn.OfMeasurements.class)
    private @Nullable List<Measurement> measurements;

    @Convert(converter = JsonColumn.OfPodOutput.class)
    private @Nullable List<PodOutput> output;

    @Convert(converter = JsonColumn.OfLiveState.class)
    private @Nullable LiveState recorded;

    @Convert(converter = JsonColumn.OfDifferences.class)
    private List<Difference> differences = List.of();

    void seenHealthy(List<Evidence> seen) {
        evidence = seen;
        good = true;
    }

    /** Nothing is left to be seen, as it should be. */
    void nothingLeft() {
        good = true;
    }

    void blame(ReleaseFailed.Reason why, String message, List<Evidence> seen) {
        failureReason = why;
        failureMessage = message;
        evidence = seen;
    }

    void bad() {
        good = false;
    }

    /** What the verifier measured; kept beyond the verdict, to be plotted. */
    void measured(@Nullable List<Measurement> measured) {
        measurements = measured == null
                ? null
                : measured.stream()
                        .limit(Measurement.MAX_SERIES)
                        .filter(series -> series.points().size() <= Measurement.MAX_POINTS)
                        .toList();
    }

    /** What the bad pods wrote last. */
    public void wrote(@Nullable List<PodOutput> written) {
        output = written == null || written.isEmpty()
                ? null
                : written.stream().limit(PodOutput.MAX_PODS).toList();
    }

    void recorded(LiveState live) {
        recorded = live;
    }

    void differs(List<Difference> found) {
        differences = found;
    }

    boolean isGood() {
        return Boolean.TRUE.equals(good);
    }

    ReleaseFailed.@Nullable Reason failureReason() {
        return failureReason;
    }

    @Nullable
    String failureMessage() {
        return failureMessage;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    List<Measurement> measurements() {
        return measurements == null ? List.of() : measurements;
    }

    List<PodOutput> output() {
        return output == null ? List.of() : output;
    }

    /** The live state as it was when it was verified. */
    public Optional<LiveState> recorded() {
        return Optional.ofNullable(recorded);
    }

    List<Difference> differences() {
        return differences;
    }
}
