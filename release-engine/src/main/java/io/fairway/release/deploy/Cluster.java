package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.UnknownClusterException;
import io.fairway.events.Workload;
import io.fairway.manifest.FieldOwners;
import io.fairway.release.LiveState;
import io.fairway.release.SecretKeys;
import io.fairway.release.TransientFaultException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live objects, in the cluster of a place. When that is away, a {@link TransientFaultException} is thrown; when nobody knows
 * it, an {@link UnknownClusterException}.
 */
public interface Cluster {

    /** The Deployments, StatefulSets, DaemonSets and Jobs among the objects that are live, as they are now. */
    List<Workload> workloads(Place place, Collection<ObjectRef> objects);

    /**
     * The pods of the workloads among the objects, as they are now, those of the newest revisions first; at most 200. A pod
     * belongs to a workload by its owners, never by labels alone.
     */
    List<LivePod> pods(Place place, Collection<ObjectRef> objects);

    /**
     * The objects in {@linkplain CanonicalForm canonical form}.
     *
     * @param unscaled those whose number of replicas somebody else decides
     * @param salt for the values of Secrets
     */
    LiveState read(Place place, Collection<ObjectRef> objects, Set<ObjectRef> unscaled, String salt);

    /** Who wrote which fields of those that are there. */
    Map<ObjectRef, FieldOwners> owners(Place place, Collection<ObjectRef> objects);

    /**
     * Deletes those that are there and are the Helm release's own. One that is to be kept or is somebody else's stays, and so
     * does one that may not be deleted: the comparison will tell.
     *
     * @return a sentence for each that stays on purpose
     */
    List<String> delete(Place place, Collection<ObjectRef> objects);

    /** Takes keys away from Secrets, where they are there. */
    void removeKeys(Place place, Collection<SecretKeys> secrets);

    /**
     * Writes annotations onto those that are there, and onto nothing inside them. Nothing else depends on it: what cannot be
     * annotated is tried once more, and then logged.
     *
     * @param annotations null takes one away
     */
    void annotate(Place place, Collection<ObjectRef> objects, Map<String, @Nullable String> annotations);

    /** Keeps Helm from deleting those that are there, now and later. */
    void keep(Place place, Collection<ObjectRef> objects);

    /** Where a pod comes from; empty if it is not there, or may not be seen. */
    Optional<PodOrigin> origin(PodRef pod);
}
