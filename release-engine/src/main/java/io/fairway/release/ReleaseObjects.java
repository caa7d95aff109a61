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
 * @param secrets the Secrets of the manifest with the keys that it gives them
 */
public record ReleaseObjects(
        List<ObjectRef> manifest, List<ObjectRef> hooks, Set<ObjectRef> unscaled, List<SecretKeys> secrets) {

    public static final ReleaseObjects NONE = new ReleaseObjects(List.of(), List.of(), Set.of(), List.of());

    public ReleaseObjects {
        manifest = List.copyOf(manifest);
        hooks = List.copyOf(hooks);
        unscaled = Set.copyOf(unscaled);
        secrets = List.copyOf(secrets);
    }

    /** Everything that any of the revisions consists of. */
    public static ReleaseObjects union(List<ReleaseObjects> revisions) {
        return new ReleaseObjects(
                revisions.stream()
                        .flatMap(revision -> revision.manifest().stream())
                        .distinct()
                        .toList(),
                revisions.stream()
                        .flatMap(revision -> revision.hooks().stream())
                        .distinct()
                        .toList(),
                Set.of(),
                revisions.stream()
                        .flatMap(revision -> revision.secrets().stream())
                        .distinct()
                        .toList());
    }

    /** The keys that the manifest gives to a Secret. */
    public Set<String> keysOf(ObjectRef secret) {
        Set<String> keys = new LinkedHashSet<>();
        secrets.stream().filter(known -> known.secret().equals(secret)).forEach(known -> keys.addAll(known.keys()));
        return keys;
    }

    /** Everything. */
    public Set<ObjectRef> all() {
        Set<ObjectRef> all = new LinkedHashSet<>(manifest);
        all.addAll(hooks);
        return all;
    }
}
