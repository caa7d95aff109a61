package io.fairway.release;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Who has to approve a release, or had to, and until when. A release that nobody has to approve has none. */
@Embeddable
class AwaitedApproval {

    @Column(name = "approval")
    @Convert(converter = JsonColumn.OfApprovalRule.class)
    private ApprovalRule rule;

    @Column(name = "approval_expires_at")
    private Instant expiresAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AwaitedApproval() {}

    AwaitedApproval(ApprovalRule rule, Instant expiresAt) {
        this.rule = rule;
        this.expiresAt = expiresAt;
    }

    ApprovalRule rule() {
        return rule;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
