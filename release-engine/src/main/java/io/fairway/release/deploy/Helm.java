package io.fairway.release.deploy;

import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.TransientFaultException;
import io.fairway.release.lease.Lease;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Helm, seen from a release. The calls that change something run a Helm process, which is killed when the lease is lost or
 * the deadline has passed, or what it waits for is hopeless. They wait for hooks, and for workloads only as {@link HelmWaits}
 * says.
 *
 * <p>Whatever else goes wrong (the cluster is away) is thrown as a {@link TransientFaultException}.
 */
public interface Helm {

    /** Helm's history, oldest first; empty if there is no such Helm release. */
    List<HelmRevision> history(Place place);

    /** The program that wrote the record of a revision, as Kubernetes keeps it; empty if that is not known. */
    Optional<String> writer(Place place, int revision);

    /** What a revision consists of; {@link ReleaseObjects#NONE} if the history does not have it (any more). */
    ReleaseObjects objects(Place place, int revision);

    /** The objects of a revision, hooks last, with all their fields; empty if the history does not have it (any more). */
    Optional<List<RenderedObject>> contents(Place place, int revision);

    /**
     * What {@code helm upgrade --install} would install now, rendered with what the cluster offers. Nothing is changed.
     *
     * @param upgrade whether something is installed already
     * @throws UnusableChartException if the chart cannot be rendered; the message says why
     */
    List<RenderedObject> render(Place place, PackagedChart chart, String environment, boolean upgrade)
            throws UnusableChartException;

    /**
     * {@code helm upgrade --install}.
     *
     * @param releaseId the label of the revision
     * @param waits what it waits for
     */
    HelmOutcome upgrade(
            Place place, UUID releaseId, PackagedChart chart, String environment, HelmWaits waits, Lease lease);

    /**
     * {@code helm rollback}.
     *
     * @param replacing replace objects that cannot be patched, and run no hooks: what worked before is not to be had otherwise
     */
    HelmOutcome rollback(Place place, UUID releaseId, int revision, boolean replacing, HelmWaits waits, Lease lease);

    /** {@code helm uninstall}. */
    HelmOutcome uninstall(Place place, UUID releaseId, boolean withHooks, HelmWaits waits, Lease lease);

    /** Whether a Helm process that nobody waits for still runs on this machine for one of the releases. */
    boolean hasOrphans(List<UUID> releases);

    /** Ends such processes, and returns when they have ended. */
    void endOrphans(List<UUID> releases);

    /** Why a FAILED revision failed. */
    HelmFailure classify(HelmRevision failed);

    /** Deletes the record of a revision that was not finished. */
    void forget(Place place, int revision);

    /** Records that a revision failed. */
    void markFailed(Place place, int revision);
}
