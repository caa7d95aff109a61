package io.fairway.release.deploy;

import io.fairway.release.ConcludeRelease;
import io.fairway.release.LiveState;
import io.fairway.release.Release;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.lease.FencedWrites;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.proof.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the live state once the verdict is in: records it for a release, compares it with the recorded one for a rollback. */
@ApplicationScoped
class CompareRelease {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Helm helm;
    private final Cluster cluster;
    private final ProveState prove;
    private final FencedWrites writes;
    private final ConcludeRelease conclude;

    CompareRelease(Helm helm, Cluster cluster, ProveState prove, FencedWrites writes, ConcludeRelease conclude) {
        this.helm = helm;
        this.cluster = cluster;
        this.prove = prove;
        this.writes = writes;
        this.conclude = conclude;
    }

    void record(Release release, HeldLease lease) {
        if (release.isRollback()) {
            compare(release, lease);
            return;
        }
        Integer revision = release.helmRevision();
        ReleaseObjects objects = revision == null ? ReleaseObjects.NONE : helm.objects(release.place(), revision);
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

    private void compare(Release rollback, HeldLease lease) {
        Proof proof = prove.ofRollback(rollback);
        writes.write(rollback, lease, current -> {
            current.deployment().remark(proof.leftOutSentence().stream().toList());
            conclude.compared(current, proof.differences());
        });
    }

    static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
