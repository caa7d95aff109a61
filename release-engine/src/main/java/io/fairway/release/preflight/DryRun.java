package io.fairway.release.preflight;

import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.TransientFaultException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Asks the cluster to do to each object what Helm will do to it, and to keep nothing of it. When the cluster is away, a
 * {@link TransientFaultException} is thrown.
 */
public interface DryRun {

    /**
     * What is tried.
     *
     * @param objects as they are rendered, hooks among them
     * @param known what the Helm release consists of already: the other objects must not belong to somebody else
     * @param replaced kinds whose objects are deleted and made anew where they cannot be changed
     * @param definesKinds whether kinds may come with the release that the cluster does not know yet
     */
    record Trial(Collection<RenderedObject> objects, Set<ObjectRef> known, Set<String> replaced, boolean definesKinds) {

        public Trial {
            objects = List.copyOf(objects);
            known = Set.copyOf(known);
            replaced = Set.copyOf(replaced);
        }
    }

    /** What there is to say; nothing about an object that the cluster accepts. */
    List<Finding> tryAll(Place place, Trial trial);

    /**
     * Deletes objects so that they can be made anew, and returns when they are gone. Pods that the new ones take over go on
     * running.
     *
     * @return a sentence for each
     */
    List<String> makeRoom(Place place, Collection<Finding.Unchangeable> objects);
}
