package io.fairway.release;

import io.fairway.events.ObjectRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The objects that a Helm revision consists of.
 *
 * @param manifest what it keeps installed
 * @param hooks what it created on the way
 * @param unscaled those of the manifest that leave the number of replicas to somebody else, for example an autoscaler
 */
public record ReleaseObjects(List<ObjectRef> manifest, List<ObjectRef> hooks, Set<ObjectRef> unscaled) {

    public static final ReleaseObjects NONE = new ReleaseObjects(List.of(), List.of(), Set.of());

    public ReleaseObjects {
        manifest = List.copyOf(manifest);
        hooks = List.copyOf(hooks);
        unscaled = Set.copyOf(unscaled);
    }

    /** Everything. */
    public Set<ObjectRef> all() {
        Set<ObjectRef> all = new LinkedHashSet<>(manifest);
        all.addAll(hooks);
        return all;
    }
}
