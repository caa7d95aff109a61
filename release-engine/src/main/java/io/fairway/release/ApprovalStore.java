package io.fairway.release;

import io.fairway.release.GivenApproval.Decision;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people decided about releases. */
@ApplicationScoped
public class ApprovalStore implements PanacheRepositoryBase<GivenApproval, GivenApproval.Key> {

    void add(UUID release, String by, Decision decision, String reason, Instant at) {
        persistAndFlush(new GivenApproval(release, by, decision, reason, at));
    }

    /** Oldest first. */
    public List<GivenApproval> given(UUID release) {
        return list("releaseId", Sort.by("at").and("by"), release);
    }

    /** Oldest first, for each of the releases about which somebody decided. */
    public Map<UUID, List<GivenApproval>> given(Collection<UUID> releases) {
        return releases.isEmpty()
                ? Map.of()
                : list("releaseId in ?1", Sort.by("at").and("by"), releases).stream()
                        .collect(Collectors.groupingBy(GivenApproval::releaseId));
    }
}
