package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.TransientFaultException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Helm leaves undone, and Kubernetes too. Each method does what is needed, tells in sentences what it did, and finds
 * nothing to do when it is called again. When the cluster is away, a {@link TransientFaultException} is thrown.
 */
public interface Aftercare {

    /**
     * Ends Jobs and Pods that undone revisions began, and returns when their pods are gone, or after half a minute.
     *
     * @param alsoFinished whether those that are done are removed, too
     */
    List<String> end(Place place, UndoneWork work, boolean alsoFinished);

    /**
     * Deletes pods for which a StatefulSet waits though they are of a revision that is not wanted any more: it replaces no pod
     * before the one at hand is ready, and that one never will be.
     *
     * @param objects among which the StatefulSets are
     * @param undoneSince pods made since then that are not ready are of an undone revision; null if nothing is undone
     */
    List<String> unstick(Place place, Collection<ObjectRef> objects, @Nullable Instant undoneSince);

    /** Makes each object what its manifest says, creating it if it is gone. For what Helm's rollback does not bring back. */
    List<String> putBack(Place place, Collection<RenderedObject> objects);
}
