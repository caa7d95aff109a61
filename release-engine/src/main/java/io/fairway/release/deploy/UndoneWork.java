package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.release.ReleaseObjects;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may still run for revisions that are undone. Whatever of it was made since then is theirs, and is ended: a migration
 * must not go on against what is restored.
 *
 * @param hooks Jobs and Pods of hooks
 * @param installed Jobs, and CronJobs, whose Jobs are meant
 * @param since when Helm began with the first of the revisions, by the cluster's clock; null if that is not known, and
 *     then nothing can be told to be theirs
 */
public record UndoneWork(
        List<ObjectRef> hooks,
        List<ObjectRef> installed,
        @Nullable Instant since) {

    static final UndoneWork NONE = new UndoneWork(List.of(), List.of(), null);

    public UndoneWork {
        hooks = List.copyOf(hooks);
        installed = List.copyOf(installed);
    }

    static UndoneWork of(ReleaseObjects undone) {
        Stream<ObjectRef> installed = undone.manifest().stream()
                .filter(object ->
                        object.kind().equals("CronJob") || object.kind().equals("Job"));
        return new UndoneWork(
                undone.hooks().stream().filter(ReleaseObjects::isWork).toList(), installed.toList(), undone.since());
    }
}
