package io.fairway.release.deploy;

import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.release.LiveState;
import io.fairway.release.ReleaseObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what is live, and compares it with what was recorded of a verified release. */
@ApplicationScoped
class ProveState {

    private final Cluster cluster;

    ProveState(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param objects of the revision that is live
     * @param shouldBeGone objects that must not be there
     */
    List<Difference> ask(Place place, LiveState recorded, ReleaseObjects objects, List<ObjectRef> shouldBeGone) {
        Set<ObjectRef> concerned = new LinkedHashSet<>();
        recorded.objects().forEach(live -> concerned.add(live.object()));
        concerned.addAll(shouldBeGone);
        LiveState live = cluster.read(place, concerned, objects.unscaled(), recorded.salt());
        return Comparison.of(recorded, live, shouldBeGone);
    }
}
