package io.fairway.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** The recorded events. */
@ApplicationScoped
public class EventStore implements PanacheRepositoryBase<RecordedEvent, Long> {

    /** Any number will do, as long as nobody else takes advisory locks with it in this database. */
    private static final long TURN = 0x6661_6972_6e6f_7469L;

    private static final int MAX_DELETED_AT_ONCE = 1000;

    private final EventCodec codec = new EventCodec();

    /**
     * Waits until every other writer has committed. A number is taken before the commit; without turns a reader could pass a
     * number whose row is not to be seen yet, and would never come back for it. Needs the transaction of the caller.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeTurn() {
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(:turn) AS text)")
                .setParameter("turn", TURN)
                .getSingleResult();
    }

    /** Needs the transaction of the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Envelope envelope, Notification notification, ArrayNode cdevents) {
        persistAndFlush(new RecordedEvent(envelope, codec, notification, cdevents));
    }

    /** Deletes what every sink is done with; dead letters stay. @return whether there may be more */
    @Transactional
    boolean deleteOlderThan(Duration age) {
        List<Long> old = getEntityManager()
                .createNativeQuery("""
                        SELECT position FROM events e
                        WHERE recorded_at < clock_timestamp() - :millis * interval '1 millisecond'
                            AND position <= coalesce((SELECT min(cursor) FROM sinks WHERE configured), position)
                            AND NOT EXISTS (
                                SELECT 1 FROM deliveries d WHERE d.position = e.position AND d.status <> 'DELIVERED')
                        ORDER BY position LIMIT :max
                        """, Long.class)
                .setParameter("millis", age.toMillis())
                .setParameter("max", MAX_DELETED_AT_ONCE)
                .getResultList();
        if (old.isEmpty()) {
            return false;
        }
        getEntityManager()
                .createQuery("delete from Delivery where event.position in :old")
                .setParameter("old", old)
                .executeUpdate();
        return delete("position in ?1", old) == MAX_DELETED_AT_ONCE;
    }
}
