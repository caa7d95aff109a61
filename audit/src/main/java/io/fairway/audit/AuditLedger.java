package io.fairway.audit;

import io.fairway.audit.TopicRecord.Readable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the audit. Entries and the position up to which the topics were read are one transaction, so each event is in it
 * once, whatever is delivered again and however many processes read.
 *
 * <p>Every transaction takes one lock before it takes numbers, and PostgreSQL lets go of it only when the commit can be seen.
 * Numbers therefore become visible in their order: whoever has seen number 7 has seen all that will ever be below it. Without
 * the lock, a sequence would promise no such thing: 8 could be committed, and read, before 7.
 *
 * <p>A generation that is being built never reads further than the current one has, so events get their numbers in the
 * current one; what only the new one has gets its number when it takes over.
 */
@ApplicationScoped
class AuditLedger {

    /** Those who wait for new entries listen to this. */
    static final String CHANNEL = "audit";

    /** Any number will do, as long as nobody else takes advisory locks with it in this database. */
    private static final long LOCK = 0x6661_6972_6175_6469L;

    private static final int DELETED_AT_ONCE = 5000;
    private static final int TIMEOUT_SECONDS = 300;

    private final EntityManager entityManager;
    private final GenerationStore generations;
    private final EntryStore entries;

    AuditLedger(EntityManager entityManager, GenerationStore generations, EntryStore entries) {
        this.entityManager = entityManager;
        this.generations = generations;
        this.entries = entries;
    }

    /** Adds to what people look at; what was added before is left out. Returns how many records were new. */
    int append(List<TopicRecord> batch) {
        return inTransaction(() -> {
            int generation = generations.current();
            Map<TopicPartition, Long> positions = generations.positions(generation);
            List<TopicRecord> unread = batch.stream()
                    .filter(record -> record.offset() >= position(positions, record))
                    .toList();
            if (unread.isEmpty()) {
                return 0;
            }
            List<Readable> readable = readable(unread);
            entries.add(generation, readable);
            unread.forEach(record -> positions.merge(record.partition(), record.offset() + 1, Math::max));
            generations.advance(generation, positions);
            generations.count(generation, 0, unread.size() - readable.size());
            announce();
            return unread.size();
        });
    }

    /** Up to where the current generation has read. */
    Map<TopicPartition, Long> positions() {
        return inTransaction(() -> generations.positions(generations.current()));
    }

    /** The partition is not the one that was read before: it starts anew. */
    void forgetPosition(TopicPartition partition) {
        inTransaction(() -> {
            generations.forgetPosition(generations.current(), partition);
            return partition;
        });
    }

    /**
     * Begins a new generation.
     *
     * @return empty if there is one already
     */
    Optional<Integer> begin(String by, String reason) {
        return inTransaction(() ->
                generations.building().isPresent() ? Optional.empty() : Optional.of(generations.begin(by, reason)));
    }

    /** The generation that is being built. */
    Optional<Integer> building() {
        return inTransaction(generations::building);
    }

    /** Up to where the generation that is being built has read. */
    Map<TopicPartition, Long> positionsOf(int generation) {
        return inTransaction(() -> generations.positions(generation));
    }

    /** How much there is to read. */
    void expect(int generation, long records) {
        inTransaction(() -> {
            generations.expect(generation, records);
            return records;
        });
    }

    /**
     * Adds to the generation that is being built, as far as the current one has read.
     *
     * @param upTo the offset after the last one that was read, of each partition
     * @return how many of the records were new to it
     */
    int build(int generation, List<TopicRecord> batch, Map<TopicPartition, Long> upTo) {
        return inTransaction(() -> {
            int current = generations.current();
            Map<TopicPartition, Long> limits = generations.positions(current);
            Map<TopicPartition, Long> positions = generations.positions(generation);
            List<TopicRecord> unread = batch.stream()
                    .filter(record -> record.offset() >= position(positions, record)
                            && record.offset() < position(limits, record))
                    .toList();
            List<Readable> readable = readable(unread);
            entries.addBeside(current, generation, readable);
            upTo.forEach((partition, next) ->
                    positions.merge(partition, Math.min(next, limits.getOrDefault(partition, 0L)), Math::max));
            generations.advance(generation, positions);
            generations.count(generation, unread.size(), unread.size() - readable.size());
            return unread.size();
        });
    }

    /**
     * Lets people look at the new generation, if it has read as far as the current one.
     *
     * @param beginnings the first offset that Kafka still keeps, of each partition
     */
    boolean takeOver(int generation, Map<TopicPartition, Long> beginnings) {
        return inTransaction(() -> {
            int current = generations.current();
            Map<TopicPartition, Long> positions = generations.positions(generation);
            for (Map.Entry<TopicPartition, Long> before :
                    generations.positions(current).entrySet()) {
                if (positions.getOrDefault(before.getKey(), 0L) < before.getValue()) {
                    return false;
                }
            }
            long carriedOver = 0;
            for (Map.Entry<TopicPartition, Long> beginning : beginnings.entrySet()) {
                carriedOver += entries.carryOver(current, generation, beginning.getKey(), beginning.getValue());
            }
            entries.finish(generation);
            generations.replace(current, generation, carriedOver);
            announce();
            return true;
        });
    }

    /**
     * Deletes some entries that nobody looks at any more.
     *
     * @return whether there may be more
     */
    boolean cleanUp() {
        return inTransaction(() -> entries.deleteReplaced(DELETED_AT_ONCE) == DELETED_AT_ONCE);
    }

    private static long position(Map<TopicPartition, Long> positions, TopicRecord record) {
        return positions.getOrDefault(record.partition(), 0L);
    }

    private static List<Readable> readable(List<TopicRecord> records) {
        return records.stream()
                .filter(Readable.class::isInstance)
                .map(Readable.class::cast)
                .toList();
    }

    /** With the commit: those who wait for new entries look for them. */
    private void announce() {
        entityManager
                .createNativeQuery("SELECT CAST(pg_notify(:channel, '') AS text)", String.class)
                .setParameter("channel", CHANNEL)
                .getSingleResult();
    }

    private <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            entityManager
                    .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(:lock) AS text)", String.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult();
            return work.call();
        });
    }
}
