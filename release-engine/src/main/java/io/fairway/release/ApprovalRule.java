package io.fairway.release;

import io.fairway.events.RequiredApproval;
import io.fairway.rest.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has to approve before a release into an environment begins.
 *
 * @param by names of people, or {@code group:NAME}; empty means anybody who is signed in
 * @param count how many different people
 * @param expiresSeconds how long a release waits for them
 */
public record ApprovalRule(List<String> by, int count, long expiresSeconds) {

    private static final String GROUP = "group:";

    public ApprovalRule {
        by = List.copyOf(by);
        if (count < 1 || expiresSeconds < 1) {
            throw new IllegalArgumentException("an approval needs somebody, and time");
        }
    }

    static ApprovalRule of(RequiredApproval required) {
        return new ApprovalRule(required.by(), required.count(), required.expiresSeconds());
    }

    boolean mayDecide(Caller caller) {
        return by.isEmpty()
                || by.contains(caller.name())
                || caller.groups().stream().anyMatch(group -> by.contains(GROUP + group));
    }

    Duration expires() {
        return Duration.ofSeconds(expiresSeconds);
    }

    /** For example {@code ada or somebody of sre}. */
    public String who() {
        if (by.isEmpty()) {
            return "anybody who is signed in";
        }
        List<String> names = new ArrayList<>();
        by.forEach(name -> names.add(name.startsWith(GROUP) ? "somebody of " + name.substring(GROUP.length()) : name));
        return String.join(" or ", names);
    }
}
