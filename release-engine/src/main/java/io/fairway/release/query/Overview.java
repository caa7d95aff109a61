package io.fairway.release.query;

import io.fairway.release.Outcome;
import io.fairway.release.Paused;
import io.fairway.release.ReleaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is live of an application, what is on its way, and what is wrong.
 *
 * @param application its name
 * @param repository clone URL that its changes come from
 * @param environments in the order of release
 * @param broken the newest change, if its build or its chart failed; null else
 */
public record Overview(
        String application,
        String repository,
        List<InEnvironment> environments,
        @Nullable Broken broken) {

    /**
     * The newest change, if there was nothing of it to release.
     *
     * @param kind what failed
     * @param reason what failed, in one sentence
     */
    public record Broken(
            UUID changeId,
            Outcome.Kind kind,
            @Nullable String commit,
            @Nullable String author,
            @Nullable String summary,
            String reason,
            Instant at) {

        public String said() {
            return kind == Outcome.Kind.CHART_REJECTED ? "chart rejected" : "build failed";
        }
    }

    /**
     * The application in one environment.
     *
     * @param state in one word
     * @param paused who paused it; null if nobody did
     * @param live what is live; null if nothing was verified yet, or if nothing is left after a rollback
     * @param next what is on its way; null if nothing is
     * @param last the newest change that was to be released here, if it did not become live; null else
     * @param quarantined quarantined content, newest first
     * @param liveState what runs now, whatever was tried
     * @param triedState what became of what was tried last, whatever runs
     */
    public record InEnvironment(
            String name,
            String namespace,
            TargetState state,
            @Nullable Paused paused,
            @Nullable Live live,
            @Nullable Next next,
            @Nullable Next last,
            List<Quarantine> quarantined,
            Liveness liveState,
            TargetState triedState) {

        /** Whether a person should look. */
        public boolean isWrong() {
            return state.isWrong() || next != null && next.isTrouble();
        }
    }

    /** Who paused it, and why. */
    public record Paused(String by, String reason, Instant at) {}

    /**
     * What is live.
     *
     * @param revision Helm's number
     * @param since when it was verified, or restored
     * @param restored the rollback that brought it back; null if it was released
     */
    public record Live(
            UUID releaseId,
            UUID changeId,
            @Nullable String commit,
            @Nullable String author,
            @Nullable String summary,
            @Nullable String chartVersion,
            @Nullable String imageDigest,
            @Nullable Integer revision,
            Instant since,
            @Nullable Restored restored) {}

    /** A rollback, and who or what asked for it. */
    public record Restored(UUID rollbackId, String reason) {}

    /**
     * A release that is on its way, or that did not become live.
     *
     * @param state its status in one of the words that people see everywhere
     * @param reason why it is where it is
     * @param since when it was decided, or ended
     * @param revision Helm's number; null if it was not installed
     * @param waitsFor what it waits for; null if it has ended
     */
    public record Next(
            UUID releaseId,
            UUID changeId,
            @Nullable String commit,
            @Nullable String author,
            ReleaseStatus status,
            TargetState state,
            String reason,
            Instant since,
            @Nullable Integer revision,
            @Nullable Hold waitsFor) {

        static Next of(
                UUID releaseId,
                UUID changeId,
                @Nullable String commit,
                @Nullable String author,
                ReleaseStatus status,
                String reason,
                Instant since,
                @Nullable Integer revision,
                @Nullable Hold waitsFor) {
            return new Next(
                    releaseId,
                    changeId,
                    commit,
                    author,
                    status,
                    TargetState.of(status),
                    reason,
                    since,
                    revision,
                    waitsFor);
        }

        /** Whether it does not go on, and somebody should look. */
        public boolean isTrouble() {
            return waitsFor != null && waitsFor.isTrouble();
        }
    }

    /** A content that failed, and is not released again. */
    public record Quarantine(
            String contentDigest,
            UUID releaseId,
            @Nullable String chartVersion,
            @Nullable String commit,
            String reason,
            Instant at) {}

    /** Whether it is in this state somewhere. */
    public boolean isAnywhere(TargetState state) {
        return environments.stream().anyMatch(environment -> environment.state() == state);
    }

    /**
     * The one word for a target. What goes on comes first, then what went wrong last, then what is live.
     *
     * @param next what is on its way
     * @param last the newest change that was to be released
     */
    static TargetState state(@Nullable Live live, @Nullable Next next, @Nullable Next last) {
        TargetState lastly = last == null ? TargetState.NOTHING : last.state();
        if (lastly == TargetState.FAILED) {
            return TargetState.FAILED;
        }
        if (next != null) {
            return next.state();
        }
        return switch (lastly) {
            case ROLLED_BACK, QUARANTINED -> lastly;
            case WAITING, RUNNING, VERIFIED, FAILED, SKIPPED, NOTHING ->
                live == null ? TargetState.NOTHING : TargetState.VERIFIED;
        };
    }

    /** What became of what was tried last: what goes on is not over yet, except that what failed has failed. */
    static TargetState tried(@Nullable Next next, @Nullable Next last) {
        if (last != null && last.state() == TargetState.FAILED) {
            return TargetState.FAILED;
        }
        return next != null ? next.state() : last == null ? TargetState.NOTHING : last.state();
    }
}
