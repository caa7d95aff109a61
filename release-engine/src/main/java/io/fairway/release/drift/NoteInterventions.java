package io.fairway.release.drift;

import io.fairway.events.Difference;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.TargetChangedByAnother.Kind;
import io.fairway.events.Uuid7;
import io.fairway.release.ConcludeRelease;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import io.fairway.release.Sentences;
import io.fairway.release.deploy.NoteChanges;
import io.fairway.release.proof.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what others did, and says so, once. */
@ApplicationScoped
public class NoteInterventions implements NoteChanges {

    private static final Logger LOG = Logger.getLogger(NoteInterventions.class);

    private final InterventionStore interventions;
    private final ReleaseStore releases;
    private final ConcludeRelease conclude;
    private final Clock clock;

    NoteInterventions(InterventionStore interventions, ReleaseStore releases, ConcludeRelease conclude, Clock clock) {
        this.interventions = interventions;
        this.releases = releases;
        this.conclude = conclude;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void objects(Release live, Proof proof) {
        releases.lock(live.target().application());
        if (proof.differences().isEmpty()) {
            interventions.endOfObjects(live.target(), clock.instant());
            return;
        }
        Optional<Proof.Writer> last = proof.writers().stream()
                .filter(writer -> writer.at() != null)
                .max(Comparator.comparing(writer -> writer.at() == null ? Instant.MIN : writer.at()));
        String by = proof.writers().stream()
                .map(Proof.Writer::manager)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        Instant at = last.map(Proof.Writer::at).orElse(null);
        String fields = proof.differences().stream()
                .map(NoteInterventions::text)
                .sorted()
                .collect(Collectors.joining(" "));
        add(
                "objects of " + live.id() + " " + Integer.toHexString(fields.hashCode()) + " " + at,
                new TargetChangedByAnother(
                        live.target(),
                        Kind.OBJECTS,
                        live.place().namespace(),
                        live.place().helmRelease(),
                        live.id(),
                        live.id(),
                        null,
                        by.isEmpty() ? null : by,
                        at,
                        proof.differences(),
                        "what is live was changed by " + (by.isEmpty() ? "somebody" : by)
                                + (at == null ? "" : " at " + at) + ": " + Sentences.differ(proof.differences())),
                live);
    }

    /** In the caller's transaction, with the application locked. */
    void helm(Target target, HelmHead.Foreign head, @Nullable String by, Release last, @Nullable Release live) {
        add(
                head.revision() == null ? head.fingerprint() + " by " + last.id() : head.fingerprint(),
                new TargetChangedByAnother(
                        target,
                        head.kind(),
                        last.place().namespace(),
                        last.place().helmRelease(),
                        last.id(),
                        live == null ? null : live.id(),
                        head.revision(),
                        by,
                        head.at(),
                        List.of(),
                        head.message() + (live == null ? "" : "; it has the content of chart " + live.chartVersion())),
                last);
    }

    private void add(String fingerprint, TargetChangedByAnother event, Release was) {
        Optional<Intervention> known = interventions.known(event.target(), fingerprint);
        if (known.isPresent()) {
            known.get().goesOn();
            return;
        }
        interventions.persist(new Intervention(Uuid7.at(clock.instant()), fingerprint, event, clock.instant()));
        conclude.changedByAnother(was, event);
        LOG.warnf(
                "changed by another: application=%s environment=%s kind=%s message=\"%s\"",
                event.target().application(), event.target().environment(), event.kind(), event.message());
    }

    private static String text(Difference difference) {
        return difference.object().display() + " " + difference.kind() + " " + difference.field();
    }
}
