package io.fairway.release.query;

import io.fairway.release.Outcome;
import io.fairway.release.ReleaseStatus;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rows of the overview's queries mean. */
final class OverviewRows {

    private OverviewRows() {}

    static Overview.Live live(Tuple row) {
        return new Overview.Live(
                id(row, "id"),
                id(row, "change_id"),
                text(row, "commit_id"),
                text(row, "author"),
                text(row, "summary"),
                text(row, "chart_version"),
                text(row, "image_digest"),
                row.get("helm_revision", Integer.class),
                at(row),
                row.get("rollback_id") == null
                        ? null
                        : new Overview.Restored(id(row, "rollback_id"), text(row, "rollback_reason")));
    }

    static Overview.Next next(Tuple row, List<String> broken, Instant now) {
        Instant verdict = row.get("verdict", Instant.class);
        Holds.Standing standing = new Holds.Standing(
                ReleaseStatus.valueOf(text(row, "status")),
                text(row, "kind").equals("ROLLBACK"),
                text(row, "environment"),
                row.get("helm_revision", Integer.class),
                text(row, "reason"),
                text(row, "paused"),
                text(row, "waits_for"),
                row.get("turn", Instant.class),
                // What is in the way at the target is shown in its place.
                null,
                verdict == null ? null : verdict.plus(Holds.VERDICT_GRACE),
                broken);
        Hold hold = Holds.choose(standing, now).orElse(null);
        return next(row, hold == null || !hold.isTrouble() ? text(row, "reason") : hold.sentence(), hold);
    }

    static Overview.Next last(Tuple row) {
        return next(row, text(row, "reason"), null);
    }

    private static Overview.Next next(Tuple row, String reason, @Nullable Hold hold) {
        return Overview.Next.of(
                id(row, "id"),
                id(row, "change_id"),
                text(row, "commit_id"),
                text(row, "author"),
                ReleaseStatus.valueOf(text(row, "status")),
                reason,
                at(row),
                row.get("helm_revision", Integer.class),
                hold);
    }

    static Overview.Broken broken(Tuple row) {
        return new Overview.Broken(
                id(row, "id"),
                Outcome.Kind.valueOf(text(row, "ended_as")),
                text(row, "commit_id"),
                text(row, "author"),
                text(row, "summary"),
                text(row, "reason"),
                at(row));
    }

    static Overview.Paused paused(Tuple row) {
        return new Overview.Paused(text(row, "by_name"), text(row, "reason"), at(row));
    }

    static Overview.Quarantine quarantine(Tuple row) {
        return new Overview.Quarantine(
                text(row, "content_digest"),
                id(row, "release_id"),
                text(row, "chart_version"),
                text(row, "commit_id"),
                text(row, "reason"),
                at(row));
    }

    private static UUID id(Tuple row, String column) {
        return row.get(column, UUID.class);
    }

    static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Instant at(Tuple row) {
        return row.get("at", Instant.class);
    }
}
