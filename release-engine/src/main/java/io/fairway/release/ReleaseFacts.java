package io.fairway.release;

import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a release say of it, for whoever does not want to know which part says what. It has no columns: Hibernate does
 * not notice when a subclass writes into fields that it inherits, and would not store them.
 */
public abstract class ReleaseFacts {

    public abstract Kind kind();

    public abstract ReleaseStatus status();

    /** What shall be live; empty if nothing shall be, because the first release is undone. */
    public abstract Optional<Content> content();

    /** How far Helm is with it. */
    public abstract Deployment deployment();

    /** What was seen of it. */
    public abstract Verdict verdict();

    /** Of the push that it is for. */
    public abstract long sequence();

    /** The registration of the repository within which its sequence counts; 0 if there was none. */
    abstract long registration();

    /** What it undoes; empty unless it is a rollback. */
    public abstract Optional<Undoing> undoing();

    /** Who has to approve it, or had to; null if nobody. */
    abstract @Nullable AwaitedApproval awaitedApproval();

    /** Why there is this release, whatever holds it back. */
    abstract String decidedBecause();

    /** What other than a release holds it back, for example a pause; null if nothing does. */
    abstract @Nullable String heldBack();

    /** Why there is this release, or why it may not be, and what holds it back. */
    public String reason() {
        return Stream.of(Optional.of(decidedBecause()), Optional.ofNullable(heldBack()), waitsFor())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    /** Its place among the changes of its application. */
    Admission.Order order() {
        return new Admission.Order(registration(), sequence());
    }

    /** Whether its change came after that of another release of the application. */
    public boolean isNewerThan(ReleaseFacts other) {
        return order().compareTo(other.order()) > 0;
    }

    boolean isHeldBack() {
        return heldBack() != null;
    }

    public boolean isRollback() {
        return kind() == Kind.ROLLBACK;
    }

    public @Nullable Source source() {
        return content().map(known -> known.onlyComponent().source()).orElse(null);
    }

    public @Nullable String contentDigest() {
        return content().map(known -> known.chart().contentDigest()).orElse(null);
    }

    public @Nullable String chartVersion() {
        return content().map(known -> known.chart().version()).orElse(null);
    }

    public @Nullable String imageDigest() {
        return content().map(known -> known.onlyComponent().image().digest()).orElse(null);
    }

    public @Nullable UUID rollsBack() {
        return undoing().map(Undoing::rollsBack).orElse(null);
    }

    public @Nullable UUID restores() {
        return undoing().map(Undoing::restores).orElse(null);
    }

    public @Nullable Integer helmRevision() {
        return deployment().helmRevision();
    }

    public ReleaseFailed.@Nullable Reason failureReason() {
        return verdict().failureReason();
    }

    public @Nullable String failureMessage() {
        return verdict().failureMessage();
    }

    public List<Evidence> evidence() {
        return verdict().evidence();
    }

    /** What the verifier measured, oldest points first; empty if it measured nothing. */
    public List<Measurement> measurements() {
        return verdict().measurements();
    }

    /** What its bad pods wrote last, masked; empty if there is nothing. */
    public List<PodOutput> output() {
        return verdict().output();
    }

    public List<Difference> differences() {
        return verdict().differences();
    }

    /** Why it does not go on at present though nobody holds it back: what is away, or what failed and is tried again. */
    public Optional<String> waitsFor() {
        return status().inFlight() || status() == ReleaseStatus.WAITING
                ? deployment().waitsFor()
                : Optional.empty();
    }

    /** Who has to approve it, or had to; empty if nobody. */
    public Optional<ApprovalRule> approval() {
        return Optional.ofNullable(awaitedApproval()).map(AwaitedApproval::rule);
    }

    public @Nullable Instant approvalExpiresAt() {
        return Optional.ofNullable(awaitedApproval())
                .map(AwaitedApproval::expiresAt)
                .orElse(null);
    }

    boolean approvalIsOver(Instant now) {
        return Optional.ofNullable(awaitedApproval())
                .map(awaited -> awaited.isOver(now))
                .orElse(false);
    }
}
