package io.fairway.release;

import io.fairway.events.ObjectRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a Helm revision, or several, consist of.
 *
 * @param manifest what it keeps installed
 * @param hooks what it created on the way
 * @param unscaled those of the manifest that leave the number of replicas to somebody else, for example an autoscaler
 * @param secrets the Secrets of the manifest with the keys that it gives them
 * @param kept those whose chart asks that nobody deletes them
 * @param since when Helm began with the first of them, by the cluster's clock; null if that was not kept
 */
public record ReleaseObjects(
        List<ObjectRef> manifest,
        List<ObjectRef> hooks,
        Set<ObjectRef> unscaled,
        List<SecretKeys> secrets,
        Set<ObjectRef> kept,
        @Nullable Instant since) {

    public static final ReleaseObjects NONE =
            new ReleaseObjects(List.of(), List.of(), Set.of(), List.of(), Set.of(), null);

    private static final Set<String> WORK = Set.of("Job", "Pod");

    /** Rows that are older than a component do not have it. */
    public ReleaseObjects {
        manifest = List.copyOf(manifest);
        hooks = List.copyOf(hooks);
        unscaled = Set.copyOf(unscaled);
        secrets = List.copyOf(secrets);
        kept = kept == null ? Set.of() : Set.copyOf(kept);
    }

    /** Everything that any of the revisions consists of. */
    public static ReleaseObjects union(List<ReleaseObjects> revisions) {
        return new ReleaseObjects(
                all(revisions, ReleaseObjects::manifest).toList(),
                all(revisions, ReleaseObjects::hooks).toList(),
                Set.of(),
                all(revisions, ReleaseObjects::secrets).toList(),
                all(revisions, ReleaseObjects::kept).collect(Collectors.toSet()),
                revisions.stream()
                        .map(ReleaseObjects::since)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static <T> Stream<T> all(List<ReleaseObjects> revisions, Function<ReleaseObjects, Collection<T>> part) {
        return revisions.stream()
                .flatMap(revision -> part.apply(revision).stream())
                .distinct();
    }

    /** The same, begun at that time. */
    public ReleaseObjects begunAt(Instant time) {
        return new ReleaseObjects(manifest, hooks, unscaled, secrets, kept, time);
    }

    /**
     * Without the hooks that were gone already when the live state was recorded, because Helm removes them after their work.
     */
    public ReleaseObjects lasting(LiveState recorded) {
        Set<ObjectRef> gone = recorded.objects().stream()
                .filter(live -> live.state() == null)
                .map(LiveState.LiveObject::object)
                .collect(Collectors.toSet());
        return new ReleaseObjects(
                manifest, hooks.stream().filter(hook -> !gone.contains(hook)).toList(), unscaled, secrets, kept, since);
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

    /** What stays as it is when the work is done: all but the Jobs and Pods of hooks, which run once and end. */
    public Set<ObjectRef> state() {
        Set<ObjectRef> state = new LinkedHashSet<>(manifest);
        hooks.stream().filter(hook -> !isWork(hook)).forEach(state::add);
        return state;
    }

    /** Whether it runs and ends. */
    public static boolean isWork(ObjectRef object) {
        return WORK.contains(object.kind());
    }
}
