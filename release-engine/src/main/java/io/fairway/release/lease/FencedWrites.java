package io.fairway.release.lease;

import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Writes results of work, if the worker still owns the target and the release is still where the worker found it. */
@ApplicationScoped
public class FencedWrites {

    private static final Logger LOG = Logger.getLogger(FencedWrites.class);

    private final TargetLeases leases;
    private final ReleaseStore releases;

    FencedWrites(TargetLeases leases, ReleaseStore releases) {
        this.leases = leases;
        this.releases = releases;
    }

    /**
     * Applies the change in one transaction. A release that was cancelled in the meantime stays cancelled: nothing happens.
     *
     * @throws LeaseLostException if the target is somebody else's by now
     */
    public void write(Release found, HeldLease lease, Consumer<Release> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            releases.lock(found.target().application());
            leases.require(lease.claim());
            Release current = releases.findById(found.id());
            if (current.status() == found.status()) {
                change.accept(current);
            } else {
                LOG.infof(
                        "a result comes too late and is dropped: releaseId=%s changeId=%s status=%s",
                        current.id(), current.changeId(), current.status());
            }
        });
    }
}
