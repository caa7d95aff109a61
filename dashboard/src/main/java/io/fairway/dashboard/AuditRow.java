package io.fairway.dashboard;

import io.fairway.audit.AuditEntry;
import io.fairway.release.query.TargetState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit as a row of a table.
 *
 * @param state in which of the six words it ends, if in one
 * @param href the page that shows most about it; null if there is none
 * @param actorIcon tells people, authors and services apart
 */
public record AuditRow(
        long number,
        Instant at,
        TargetState state,
        String what,
        String type,
        @Nullable String href,
        String actor,
        String actorIcon,
        String actorNote,
        @Nullable String application,
        @Nullable String environment,
        String why,
        UUID changeId,
        @Nullable String commit,
        @Nullable String chartVersion,
        @Nullable String imageDigest) {

    static AuditRow of(AuditEntry entry) {
        return new AuditRow(
                entry.number(),
                entry.at(),
                state(entry),
                entry.what(),
                entry.type(),
                href(entry),
                switch (entry.actorKind()) {
                    case PERSON, AUTHOR, ANOTHER -> entry.actor();
                    case SERVICE -> entry.actor().replaceFirst("^fairway/", "");
                },
                switch (entry.actorKind()) {
                    case PERSON, ANOTHER -> "person";
                    case AUTHOR -> "commit";
                    case SERVICE -> "build";
                },
                switch (entry.actorKind()) {
                    case PERSON -> "signed in";
                    case AUTHOR -> "author, as the push says";
                    case ANOTHER -> "beside Fairway, as Kubernetes says";
                    case SERVICE -> "Fairway";
                },
                entry.application(),
                entry.environment(),
                entry.why(),
                entry.changeId(),
                entry.commit(),
                entry.chartVersion(),
                entry.imageDigest());
    }

    /** What somebody did is no state of anything; else it is that of the step, and a rollback has to have ended well. */
    static TargetState state(AuditEntry entry) {
        if (entry.type().equals("ActionTaken")) {
            return TargetState.NOTHING;
        }
        return AuditEntry.NOT_RESTORED.equals(entry.detail()) ? TargetState.FAILED : TargetState.ofStep(entry.what());
    }

    private static @Nullable String href(AuditEntry entry) {
        if (entry.releaseId() != null) {
            return "/ui/releases/" + entry.releaseId();
        }
        if ("ActionTaken".equals(entry.type())) {
            return entry.application() == null ? null : "/ui/applications/" + Texts.urlEncoded(entry.application());
        }
        if ("PushRefused".equals(entry.type())) {
            return null; // there is no change
        }
        return "/ui/changes/" + entry.changeId();
    }
}
