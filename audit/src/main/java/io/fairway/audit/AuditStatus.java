package io.fairway.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The status of the audit.
 *
 * @param reading whether the topics are being read; if not, Kafka or the database is away and the log says more
 * @param entries how many there are
 * @param newest when the newest of them happened; null if there is none
 * @param generation which reading of the topics people look at; greater after each rebuild
 * @param since since when they do
 * @param unreadable records that were left out because they are no events that this version knows
 * @param readers how many clients listen to {@code /events}
 * @param rebuild the rebuild that is under way, or else the last one; null if there never was one
 */
@Schema(name = "AuditStatus")
public record AuditStatus(
        boolean reading,
        long entries,
        @Nullable Instant newest,
        int generation,
        @Nullable Instant since,
        long unreadable,
        int readers,
        @Nullable Rebuild rebuild) {

    /**
     * A rebuild.
     *
     * @param running whether it is under way
     * @param by who asked for it
     * @param percent how much of the topics has been read, 0 to 100
     * @param carriedOver entries that were kept because Kafka does not keep their records any more
     */
    @Schema(name = "AuditRebuild")
    public record Rebuild(
            boolean running,
            String by,
            String reason,
            Instant begunAt,
            @Nullable Instant endedAt,
            long records,
            long recordsRead,
            int percent,
            long carriedOver) {

        static Rebuild of(Generation generation) {
            boolean running = generation.state() == Generation.State.BUILDING;
            return new Rebuild(
                    running,
                    generation.begunBy(),
                    generation.reason(),
                    generation.begunAt(),
                    generation.currentSince(),
                    generation.records(),
                    generation.recordsRead(),
                    running ? percent(generation) : 100,
                    generation.carriedOver());
        }

        /** New records come while it reads, so it may have read more than there were; and it is not over before it is in use. */
        private static int percent(Generation generation) {
            return generation.records() == 0
                    ? 0
                    : (int) Math.min(99, generation.recordsRead() * 100 / generation.records());
        }
    }

    /** @param generations the latest first; the first generation of all is no rebuild */
    static AuditStatus of(
            List<Generation> generations, boolean reading, long entries, @Nullable Instant newest, int readers) {
        Generation current = generations.stream()
                .filter(generation -> generation.state() == Generation.State.CURRENT)
                .findFirst()
                .orElseThrow();
        Optional<Generation> latest = generations.stream().findFirst().filter(generation -> generation.id() > 1);
        return new AuditStatus(
                reading,
                entries,
                newest,
                current.id(),
                current.currentSince(),
                current.unreadable(),
                readers,
                latest.map(Rebuild::of).orElse(null));
    }
}
