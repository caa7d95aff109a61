package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.LiveState;
import io.fairway.release.Release;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.Undoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback takes besides Helm's own: the undone work is ended, what was added is cleared away, what hooks had set is put
 * back, and pods that hinder the restored revision are removed. Says in sentences what it did.
 */
@ApplicationScoped
class UndoRelease {

    private final Helm helm;
    private final Cluster cluster;
    private final Aftercare aftercare;

    UndoRelease(Helm helm, Cluster cluster, Aftercare aftercare) {
        this.helm = helm;
        this.cluster = cluster;
        this.aftercare = aftercare;
    }

    /** What comes first: nothing that is undone may go on working, and nothing is lost that is to be kept. */
    List<String> beforeHelm(Release release, @Nullable Integer restoredRevision, Optional<LiveState> recorded) {
        Sweep sweep = Sweep.of(release, stays(release, restoredRevision, recorded));
        List<String> done = aftercare.end(release.place(), sweep.work(), true);
        cluster.keep(release.place(), sweep.keep());
        return done;
    }

    /** What is left when Helm is done. */
    List<String> afterHelm(Release release, @Nullable Integer revision, Optional<LiveState> recorded) {
        ReleaseObjects stays = stays(release, revision, recorded);
        Sweep sweep = Sweep.of(release, stays);
        List<String> done = new ArrayList<>(cluster.delete(release.place(), sweep.delete()));
        done.addAll(clearedHooks(release, sweep));
        cluster.removeKeys(release.place(), sweep.keys());
        if (revision != null) {
            done.addAll(aftercare.putBack(release.place(), lost(release, revision, stays)));
        }
        done.addAll(aftercare.end(release.place(), sweep.work(), false));
        done.addAll(aftercare.unstick(
                release.place(), stays.manifest(), sweep.work().since()));
        return done;
    }

    /** It may have been there before: what hooks of an older chart left behind belongs to no revision that could be restored. */
    private static List<String> clearedHooks(Release release, Sweep sweep) {
        return release.undoing().flatMap(Undoing::undone).map(ReleaseObjects::hooks).orElse(List.of()).stream()
                .filter(hook -> !ReleaseObjects.isWork(hook) && sweep.delete().contains(hook))
                .map(hook -> hook.display() + ", which a hook had made, was cleared away")
                .toList();
    }

    private ReleaseObjects stays(Release release, @Nullable Integer revision, Optional<LiveState> recorded) {
        if (revision == null) {
            return ReleaseObjects.NONE;
        }
        ReleaseObjects objects = helm.objects(release.place(), revision);
        return recorded.map(objects::lasting).orElse(objects);
    }

    /** Hooks of the restored revision that the undone ones set anew or removed: no Helm rollback runs them again. */
    private List<RenderedObject> lost(Release release, int revision, ReleaseObjects stays) {
        Set<ObjectRef> undone = release.undoing()
                .flatMap(Undoing::undone)
                .map(objects -> Set.copyOf(objects.hooks()))
                .orElse(Set.of());
        List<ObjectRef> wanted = stays.hooks().stream()
                .filter(hook -> !ReleaseObjects.isWork(hook) && undone.contains(hook))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return helm.contents(release.place(), revision).orElse(List.of()).stream()
                .filter(rendered -> rendered.hook() && wanted.contains(rendered.object()))
                .toList();
    }
}
