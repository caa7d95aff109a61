package io.fairway.release.web;

import io.fairway.release.ApprovalStore;
import io.fairway.release.GivenApproval;
import io.fairway.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows releases with what people decided about them. */
@ApplicationScoped
class ReleaseViews {

    private final ApprovalStore approvals;

    ReleaseViews(ApprovalStore approvals) {
        this.approvals = approvals;
    }

    @Transactional
    ReleaseView of(Release release) {
        return ReleaseView.of(release, release.approval().isEmpty() ? List.of() : approvals.given(release.id()));
    }

    @Transactional
    List<ReleaseView> of(List<Release> releases) {
        Map<UUID, List<GivenApproval>> given = approvals.given(releases.stream()
                .filter(release -> release.approval().isPresent())
                .map(Release::id)
                .toList());
        return releases.stream()
                .map(release -> ReleaseView.of(release, given.getOrDefault(release.id(), List.of())))
                .toList();
    }
}
