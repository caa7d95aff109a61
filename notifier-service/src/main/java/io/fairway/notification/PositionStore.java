package io.fairway.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/** The position of each sink in the recorded events. */
@ApplicationScoped
class PositionStore implements PanacheRepositoryBase<SinkPosition, String> {

    private static final int MAX_AT_ONCE = 200;

    /** Gives a new sink its position; an existing one keeps its own. Sinks that are not named here are inactive from now on. */
    @Transactional
    void configure(List<SinkSpec> specs) {
        getEntityManager()
                .createNativeQuery("UPDATE sinks SET configured = false")
                .executeUpdate();
        String sql = """
                INSERT INTO sinks (name, cursor, since)
                VALUES (:name, CASE WHEN :beginning THEN 0 ELSE coalesce((SELECT max(position) FROM events), 0) END,
                    CASE WHEN :beginning THEN CAST('-infinity' AS timestamptz) ELSE clock_timestamp() END)
                ON CONFLICT (name) DO UPDATE SET configured = true
                """;
        for (SinkSpec spec : specs) {
            getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("name", spec.name())
                    .setParameter("beginning", spec.fromBeginning())
                    .executeUpdate();
        }
    }

    /**
     * Advances the sink's position over the next events and queues messages for those that match, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean advance(SinkSpec spec) {
        SinkPosition sink = findByIdOptional(spec.name(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("sink " + spec.name() + " has no position"));
        List<RecordedEvent.Header> events = after(sink);
        for (RecordedEvent.Header event : events) {
            if (sink.includes(event.happenedAt()) && spec.wants(event.notification())) {
                queue(spec, event);
            }
        }
        if (!events.isEmpty()) {
            sink.advanceTo(events.getLast().position());
        }
        return events.size() == MAX_AT_ONCE;
    }

    private List<RecordedEvent.Header> after(SinkPosition sink) {
        return getEntityManager()
                .createQuery(
                        "select position, happenedAt, notification, cdeventCount from RecordedEvent"
                                + " where position > :position order by position",
                        RecordedEvent.Header.class)
                .setParameter("position", sink.position())
                .setMaxResults(MAX_AT_ONCE)
                .getResultList();
    }

    private void queue(SinkSpec spec, RecordedEvent.Header event) {
        int parts =
                switch (spec.settings().payload()) {
                    case NOTIFICATION -> 1;
                    case CDEVENTS -> event.cdeventCount();
                };
        RecordedEvent recorded = getEntityManager().getReference(RecordedEvent.class, event.position());
        for (int part = 0; part < parts; part++) {
            getEntityManager()
                    .persist(new Delivery(
                            spec.name(), recorded, part, event.notification().target()));
        }
    }
}
