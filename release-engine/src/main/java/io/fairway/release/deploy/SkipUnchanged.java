package io.fairway.release.deploy;

import io.fairway.release.ConcludeRelease;
import io.fairway.release.LiveState;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import io.fairway.release.lease.FencedWrites;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.proof.Proof;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends a release at once that would change nothing: what is live has the same content, is what Helm has, and is as it was when
 * it was verified. Helm would give the pods other labels and so restart them, for nothing. What others changed of it is noted.
 */
@ApplicationScoped
class SkipUnchanged {

    private final Helm helm;
    private final ReleaseStore releases;
    private final ProveState prove;
    private final NoteChanges changes;
    private final FencedWrites writes;
    private final ConcludeRelease conclude;

    SkipUnchanged(
            Helm helm,
            ReleaseStore releases,
            ProveState prove,
            NoteChanges changes,
            FencedWrites writes,
            ConcludeRelease conclude) {
        this.helm = helm;
        this.releases = releases;
        this.prove = prove;
        this.changes = changes;
        this.writes = writes;
        this.conclude = conclude;
    }

    /**
     * What is live at the target, as the database knows it.
     *
     * @param verified the release whose content that is
     * @param last it, or the rollback that brought it back
     * @param revisions Helm's with its content
     */
    record Live(Release verified, Release last, List<Integer> revisions) {}

    /** @return false if there is something to do */
    boolean ended(Release release, HeldLease lease) {
        Optional<String> why = nothingToDo(release);
        why.ifPresent(sentence -> writes.write(release, lease, current -> conclude.unchanged(current, sentence)));
        return why.isPresent();
    }

    private Optional<String> nothingToDo(Release release) {
        if (release.isRollback()) {
            return Optional.empty();
        }
        Live live = QuarkusTransaction.requiringNew().call(() -> live(release));
        if (live == null || !release.place().equals(live.verified().place())) {
            return Optional.empty();
        }
        LiveState recorded = live.verified().verdict().recorded().orElse(null);
        List<HelmRevision> history = helm.history(release.place());
        if (recorded == null || !isWhatHelmHas(history, live.revisions(), labels(live))) {
            return Optional.empty();
        }
        int revision = history.getLast().number();
        Proof proof = prove.of(release.place(), recorded, revision);
        // What the release is about to put right would not be known afterwards.
        changes.objects(live.last(), proof);
        return hasSameContent(release, live.verified()) && proof.differences().isEmpty()
                ? Optional.of(sentence(release, live.verified(), revision)
                        + proof.leftOutSentence().map(left -> "; " + left).orElse(""))
                : Optional.empty();
    }

    private @Nullable Live live(Release release) {
        Release verified = releases.live(release.target()).orElse(null);
        Release last = releases.lastVerified(release.target()).orElse(null);
        return verified == null || last == null ? null : new Live(verified, last, releases.revisionsOf(verified));
    }

    /** Helm labels a revision with the release that made it, or that it was copied from. */
    private static List<UUID> labels(Live live) {
        return List.of(live.verified().id(), live.last().id());
    }

    static boolean hasSameContent(Release release, Release live) {
        return release.contentDigest() != null && Objects.equals(release.contentDigest(), live.contentDigest());
    }

    /**
     * Whether Helm's newest revision is complete and one of ours.
     *
     * @param revisions numbers of the revisions with the content
     * @param labels that such a revision can have
     */
    static boolean isWhatHelmHas(List<HelmRevision> history, List<Integer> revisions, List<UUID> labels) {
        if (history.isEmpty()) {
            return false;
        }
        HelmRevision last = history.getLast();
        return last.status() == HelmRevision.Status.DEPLOYED
                && revisions.contains(last.number())
                && last.releaseId() != null
                && labels.contains(last.releaseId());
    }

    private static String sentence(Release release, Release live, int revision) {
        return "its content is live in " + release.target().environment() + " already, as chart "
                + live.chartVersion()
                + (live.source() == null ? "" : " of commit " + live.source().shortCommit())
                + " (release " + live.id() + ", Helm revision " + revision + "): nothing was changed";
    }
}
