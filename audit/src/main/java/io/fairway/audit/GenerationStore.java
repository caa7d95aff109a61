package io.fairway.audit;

import io.fairway.audit.Generation.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The generations, and the positions up to which each has read the topics. What changes them takes part in a transaction of
 * {@link AuditLedger}, under its lock.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class GenerationStore implements PanacheRepositoryBase<Generation, Integer> {

    private static final String POSITIONS =
            "SELECT topic, part, next FROM audit_positions WHERE generation = :generation";

    private static final String ADVANCE = """
        INSERT INTO audit_positions (generation, topic, part, next)
        SELECT :generation, p.*
        FROM unnest(CAST(:topics AS text[]), CAST(:parts AS int[]), CAST(:nexts AS bigint[])) p
        ON CONFLICT (generation, topic, part) DO UPDATE SET next = EXCLUDED.next
        """;

    private static final String FORGET_POSITION = """
        DELETE FROM audit_positions WHERE generation = :generation AND topic = :topic AND part = :part
        """;

    private static final String MAKE_CURRENT = """
        UPDATE audit_generations SET state = 'CURRENT', current_since = clock_timestamp(), carried_over = :carriedOver
        WHERE id = :generation
        """;

    /** The latest ones, the newest first. */
    @Transactional
    List<Generation> latest(int limit) {
        return findAll(Sort.by("id").descending()).page(0, limit).list();
    }

    /** The generation that people look at. */
    int current() {
        return inState(State.CURRENT).orElseThrow();
    }

    /** The generation that is being built. */
    Optional<Integer> building() {
        return inState(State.BUILDING);
    }

    /** Begins a generation, and returns its id. */
    int begin(String by, String reason) {
        Generation generation = new Generation(by, reason);
        persistAndFlush(generation);
        return generation.id();
    }

    /** How much there is to read. */
    void expect(int generation, long records) {
        update("records = :records where id = :id", id(generation).and("records", records));
    }

    /** Counts what was read. */
    void count(int generation, long read, long unreadable) {
        if (read + unreadable > 0) {
            update(
                    "recordsRead = recordsRead + :read, unreadable = unreadable + :unreadable where id = :id",
                    id(generation).and("read", read).and("unreadable", unreadable));
        }
    }

    /** Lets people look at another generation. At no time are two of them current. */
    void replace(int current, int next, long carriedOver) {
        update("state = :state where id = :id", id(current).and("state", State.REPLACED));
        getSession()
                .createNativeMutationQuery(MAKE_CURRENT)
                .setParameter("carriedOver", carriedOver)
                .setParameter("generation", next)
                .executeUpdate();
    }

    /** The offset after the last one that the generation has read, of each partition. */
    Map<TopicPartition, Long> positions(int generation) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (Tuple row : getSession()
                .createNativeQuery(POSITIONS, Tuple.class)
                .setParameter("generation", generation)
                .getResultList()) {
            positions.put(
                    new TopicPartition(row.get("topic", String.class), row.get("part", Integer.class)),
                    row.get("next", Long.class));
        }
        return positions;
    }

    void advance(int generation, Map<TopicPartition, Long> positions) {
        List<TopicPartition> partitions = List.copyOf(positions.keySet());
        getSession()
                .createNativeMutationQuery(ADVANCE)
                .setParameter("generation", generation)
                .setParameter(
                        "topics", partitions.stream().map(TopicPartition::topic).toArray(String[]::new))
                .setParameter(
                        "parts",
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new))
                .setParameter("nexts", partitions.stream().map(positions::get).toArray(Long[]::new))
                .executeUpdate();
    }

    void forgetPosition(int generation, TopicPartition partition) {
        getSession()
                .createNativeMutationQuery(FORGET_POSITION)
                .setParameter("generation", generation)
                .setParameter("topic", partition.topic())
                .setParameter("part", partition.partition())
                .executeUpdate();
    }

    private Optional<Integer> inState(State state) {
        return find("select g.id from Generation g where g.state = :state", Parameters.with("state", state))
                .project(Integer.class)
                .firstResultOptional();
    }

    private static Parameters id(int generation) {
        return Parameters.with("id", generation);
    }
}
