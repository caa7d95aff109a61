package io.fairway.release.service;

import io.fairway.events.Place;
import io.fairway.release.preflight.DryRun;
import io.fairway.release.preflight.Finding;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster that accepts everything, unless it is told what it shall find. */
@Alternative
@Priority(1)
@Singleton
class FakeDryRun implements DryRun {

    private final Set<Finding> madeRoom = ConcurrentHashMap.newKeySet();
    private volatile List<Finding> findings = List.of();

    Set<Finding> madeRoomFor() {
        return Set.copyOf(madeRoom);
    }

    void finds(Finding... found) {
        findings = List.of(found);
    }

    @Override
    public List<Finding> tryAll(Place place, Trial trial) {
        return findings;
    }

    @Override
    public List<String> makeRoom(Place place, Collection<Finding.Unchangeable> objects) {
        madeRoom.addAll(objects);
        return objects.stream()
                .map(object -> object.object().display() + " was deleted to be made anew")
                .toList();
    }
}
