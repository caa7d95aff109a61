package io.fairway.release.deploy;

import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.release.ConcludeRelease;
import io.fairway.release.LiveState;
import io.fairway.release.Release;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.ReleaseStore;
import io.fairway.release.lease.FencedWrites;
import io.fairway.release.lease.HeldLease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the live state once the verdict is in: records it for a release, compares it with the recorded one for a rollback. */
@ApplicationScoped
class CompareRelease {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Helm helm;
    private final Cluster cluster;
    private final ProveState prove;
    private final ReleaseStore releases;
    private final FencedWrites writes;
    private final ConcludeRelease conclude;

    CompareRelease(
            Helm helm,
            Cluster cluster,
            ProveState prove,
            ReleaseStore releases,
            FencedWrites writes,
            ConcludeRelease conclude) {
        this.helm = helm;
        this.cluster = cluster;
        this.prove = prove;
        this.releases = releases;
        this.writes = writes;
        this.conclude = conclude;
    }

    void record(Release release, HeldLease lease) {
        Integer revision = release.helmRevision();
        ReleaseObjects objects = revision == null ? ReleaseObjects.NONE : helm.objects(release.place(), revision);
        if (release.isRollback()) {
            compare(release, objects, lease);
            return;
        }
        Optional<String> overruled =
                revision == null ? Optional.empty() : HelmRevision.doneSince(helm.history(release.place()), revision);
        if (overruled.isPresent()) {
            String message = overruled.get() + " while it was verified";
            writes.write(release, lease, current -> conclude.overruled(current, message));
            return;
        }
        LiveState live = cluster.read(release.place(), objects.state(), objects.unscaled(), salt());
        writes.write(release, lease, current -> conclude.verified(current, live));
    }

    private void compare(Release rollback, ReleaseObjects objects, HeldLease lease) {
        LiveState recorded = recorded(rollback).orElseGet(() -> new LiveState(salt(), List.of()));
        List<ObjectRef> shouldBeGone =
                Sweep.of(rollback, objects.lasting(recorded)).all();
        List<Difference> differences = prove.ask(rollback.place(), recorded, objects, shouldBeGone);
        writes.write(rollback, lease, current -> conclude.compared(current, differences));
    }

    private Optional<LiveState> recorded(Release rollback) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Optional.ofNullable(rollback.restores())
                        .flatMap(releases::findByIdOptional)
                        .flatMap(restored -> restored.verdict().recorded()));
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
