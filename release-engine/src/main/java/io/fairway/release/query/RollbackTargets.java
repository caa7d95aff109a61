package io.fairway.release.query;

import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Change;
import io.fairway.release.ChangeStore;
import io.fairway.release.Preconditions;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The verified releases that a person may return to. */
@ApplicationScoped
public class RollbackTargets {

    private static final int MAX = 50;

    private final ReleaseStore releases;
    private final ChangeStore changes;

    RollbackTargets(ReleaseStore releases, ChangeStore changes) {
        this.releases = releases;
        this.changes = changes;
    }

    /**
     * A verified release.
     *
     * @param verifiedAt since when it counts as verified
     * @param revision Helm's revision that it made
     * @param allowed whether one may roll back to it now
     * @param why why not; null if one may
     */
    public record RollbackTarget(
            UUID releaseId,
            UUID changeId,
            @Nullable String commit,
            @Nullable String author,
            @Nullable String summary,
            @Nullable String chartVersion,
            @Nullable String imageDigest,
            @Nullable Integer revision,
            @Nullable Instant verifiedAt,
            boolean allowed,
            @Nullable String why) {}

    /** Newest first, at most 50; without contents that are in quarantine. */
    @Transactional
    public List<RollbackTarget> of(Target target) {
        Optional<Release> busy = releases.inFlight(target);
        Optional<Release> live = releases.live(target);
        return releases.verifiedAt(target, MAX).stream()
                .map(release -> {
                    Optional<Change> change = changes.findByIdOptional(release.changeId());
                    String why = whyNot(release, live.orElse(null), busy.orElse(null));
                    Source source = release.source();
                    return new RollbackTarget(
                            release.id(),
                            release.changeId(),
                            source == null ? null : source.commit(),
                            change.map(Change::author).orElse(null),
                            change.map(Change::summary).orElse(null),
                            release.chartVersion(),
                            release.imageDigest(),
                            release.helmRevision(),
                            release.endedAt(),
                            why == null,
                            why);
                })
                .toList();
    }

    /** Why one may not return to a verified release; null if one may. */
    private static @Nullable String whyNot(Release wanted, @Nullable Release live, @Nullable Release busy) {
        String hindrance = Preconditions.toRollBack(wanted.target().environment(), live, busy);
        return hindrance != null || live == null ? hindrance : Preconditions.toReturnTo(wanted, live);
    }
}
