package io.fairway.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.FieldOwners;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.LiveState;
import io.fairway.release.Release;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.ReleaseStore;
import io.fairway.release.proof.Comparison;
import io.fairway.release.proof.Proof;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is live, and compares it with what was recorded of a verified release. What differs by convention is left out. */
@ApplicationScoped
public class ProveState {

    private final Helm helm;
    private final Cluster cluster;
    private final ReleaseStore releases;

    ProveState(Helm helm, Cluster cluster, ReleaseStore releases) {
        this.helm = helm;
        this.cluster = cluster;
        this.releases = releases;
    }

    /** Whether what a rollback was to bring back is there, and what it was to take away is not. */
    public Proof ofRollback(Release rollback) {
        LiveState recorded = QuarkusTransaction.requiringNew()
                .call(() -> Optional.ofNullable(rollback.restores())
                        .flatMap(releases::findByIdOptional)
                        .flatMap(restored -> restored.verdict().recorded()))
                .orElseGet(() -> new LiveState(CompareRelease.salt(), List.of()));
        Integer revision = rollback.helmRevision();
        ReleaseObjects objects = revision == null ? ReleaseObjects.NONE : helm.objects(rollback.place(), revision);
        List<ObjectRef> shouldBeGone =
                Sweep.of(rollback, objects.lasting(recorded)).all();
        return ask(rollback.place(), recorded, revision == null ? 0 : revision, objects, shouldBeGone);
    }

    /** Whether what was recorded of a release is there still, as one of Helm's revisions brought it. */
    Proof of(Place place, LiveState recorded, int revision) {
        return ask(place, recorded, revision, helm.objects(place, revision), List.of());
    }

    private Proof ask(
            Place place, LiveState recorded, int revision, ReleaseObjects objects, List<ObjectRef> shouldBeGone) {
        Set<ObjectRef> concerned = new LinkedHashSet<>();
        recorded.objects().forEach(live -> concerned.add(live.object()));
        concerned.addAll(shouldBeGone);
        LiveState live = cluster.read(place, concerned, objects.unscaled(), recorded.salt());
        List<Comparison.Found> found = Comparison.of(recorded, live, shouldBeGone);
        Set<ObjectRef> differing = found.stream().map(Comparison.Found::object).collect(Collectors.toSet());
        if (differing.isEmpty()) {
            return Proof.NOTHING_DIFFERS;
        }
        Map<ObjectRef, FieldOwners> owners = cluster.owners(place, differing);
        Map<ObjectRef, JsonNode> manifests = helm.contents(place, revision).orElse(List.of()).stream()
                .filter(rendered -> differing.contains(rendered.object()))
                .collect(Collectors.toMap(RenderedObject::object, RenderedObject::content, (first, second) -> first));
        return Proof.of(found, owners, manifests);
    }
}
