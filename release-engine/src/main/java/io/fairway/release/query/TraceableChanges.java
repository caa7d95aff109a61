package io.fairway.release.query;

import io.fairway.events.Target;
import io.fairway.release.Change;
import io.fairway.release.ChangeStore;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes by anything that was made of them. Each method is one transaction. */
@ApplicationScoped
class TraceableChanges {

    private final ChangeStore changes;
    private final ReleaseStore releases;
    private final FindChange find;

    TraceableChanges(ChangeStore changes, ReleaseStore releases, FindChange find) {
        this.changes = changes;
        this.releases = releases;
        this.find = find;
    }

    /**
     * A change with those of its releases that are what runs in their environments.
     */
    record Placed(FindChange.Found found, Set<UUID> live) {}

    /** A release, and the change that its content is of: for a rollback, that of the release that it brought back. */
    record OfContent(Release release, Placed change) {}

    @Transactional
    Optional<Placed> byId(UUID change) {
        return find.byId(change).map(this::placed);
    }

    @Transactional
    List<Placed> ofCommit(String beginning, int limit) {
        return find.search(null, beginning, limit).stream().map(this::placed).toList();
    }

    @Transactional
    List<Placed> ofImageDigest(String beginning, int limit) {
        return placed(changes.ofImageDigest(beginning, limit));
    }

    @Transactional
    List<Placed> ofImageTag(String tag, int limit) {
        return placed(changes.ofImageTag(tag, limit));
    }

    @Transactional
    List<Placed> ofChartVersion(String version, int limit) {
        return placed(changes.ofChartVersion(version, limit));
    }

    @Transactional
    List<Placed> ofContentDigest(String beginning, int limit) {
        return releases.ofContent(beginning, limit).stream()
                .filter(release -> !release.isRollback())
                .map(Release::changeId)
                .distinct()
                .flatMap(change -> find.byId(change).stream())
                .map(this::placed)
                .toList();
    }

    /** Ids of changes and releases that begin or end with this. */
    @Transactional
    List<UUID> idsWith(String part, int limit) {
        List<UUID> ids = new ArrayList<>(changes.idsWith(part, limit));
        ids.addAll(releases.idsWith(part, limit));
        return ids;
    }

    @Transactional
    Optional<Placed> ofEvent(UUID event) {
        return changes.ofEvent(event).flatMap(find::byId).map(this::placed);
    }

    @Transactional
    Optional<Placed> ofBuild(UUID build) {
        return changes.ofBuild(build).flatMap(change -> find.byId(change.id())).map(this::placed);
    }

    @Transactional
    Optional<OfContent> ofRelease(UUID release) {
        return releases.findByIdOptional(release).flatMap(this::ofContent);
    }

    @Transactional
    Optional<OfContent> ofRevision(Target target, int revision) {
        return releases.ofRevision(target, revision).flatMap(this::ofContent);
    }

    private Optional<OfContent> ofContent(Release release) {
        UUID restored = release.restores();
        UUID change = restored == null
                ? release.changeId()
                : releases.findByIdOptional(restored).map(Release::changeId).orElse(release.changeId());
        return find.byId(change).map(found -> new OfContent(release, placed(found)));
    }

    private List<Placed> placed(List<Change> found) {
        return found.stream()
                .flatMap(change -> find.byId(change.id()).stream())
                .map(this::placed)
                .toList();
    }

    private Placed placed(FindChange.Found found) {
        Set<UUID> live = new HashSet<>();
        found.releases().stream()
                .map(Release::target)
                .distinct()
                .forEach(target -> releases.live(target).map(Release::id).ifPresent(live::add));
        live.retainAll(found.releases().stream().map(Release::id).toList());
        return new Placed(found, live);
    }
}
