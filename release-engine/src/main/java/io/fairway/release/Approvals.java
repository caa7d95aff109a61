package io.fairway.release;

import io.fairway.release.GivenApproval.Decision;
import io.fairway.rest.Caller;
import java.util.List;

/** What follows from a rule and from what people decided so far. Pure. */
public final class Approvals {

    private Approvals() {}

    /** Where a release stands with the people who were asked. */
    sealed interface State {

        /** Enough of them said yes. */
        record Granted(List<String> by) implements State {}

        /** One of them said no. */
        record Rejected(String by, String reason) implements State {}

        /** More have to say yes. */
        record Missing(int more) implements State {}
    }

    static State state(ApprovalRule rule, List<GivenApproval> given) {
        for (GivenApproval approval : given) {
            if (approval.decision() == Decision.REJECTED) {
                return new State.Rejected(approval.by(), approval.reason());
            }
        }
        List<String> by = given.stream().map(GivenApproval::by).distinct().toList();
        return by.size() >= rule.count() ? new State.Granted(by) : new State.Missing(rule.count() - by.size());
    }

    /** Whether somebody may decide. */
    public sealed interface Permission {

        record Allowed() implements Permission {}

        /** They were not asked. */
        record Forbidden(String why) implements Permission {}

        /** They decided before. */
        record Spent(String why) implements Permission {}
    }

    public static Permission permission(ApprovalRule rule, Caller caller, List<GivenApproval> given) {
        if (!rule.mayDecide(caller)) {
            return new Permission.Forbidden(caller.name() + " may not decide about it; " + rule.who() + " may");
        }
        return given.stream()
                .filter(approval -> approval.by().equals(caller.name()))
                .findFirst()
                .<Permission>map(approval -> new Permission.Spent(caller.name()
                        + (approval.decision() == Decision.APPROVED ? " approved" : " rejected")
                        + " it before; another person is needed"))
                .orElseGet(Permission.Allowed::new);
    }
}
