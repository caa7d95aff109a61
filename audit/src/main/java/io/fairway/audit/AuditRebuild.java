package io.fairway.audit;

import io.fairway.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads all topics once more from their beginning, into a generation beside the one that people look at, and changes over when
 * it has caught up. The state is in the database: after a crash, or in another process, it resumes where it was.
 */
@Singleton
class AuditRebuild {

    private static final Logger LOG = Logger.getLogger(AuditRebuild.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SAFETY_POLL = Duration.ofSeconds(5);

    private final AuditTopics topics;
    private final AuditLedger ledger;
    private final WorkLoop loop = new WorkLoop("audit-rebuild", 1, SAFETY_POLL, this::work);
    private final CountDownLatch closed = new CountDownLatch(1);

    AuditRebuild(AuditTopics topics, AuditLedger ledger) {
        this.topics = topics;
        this.ledger = ledger;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        closed.countDown();
        loop.close();
    }

    /**
     * Begins to read everything once more.
     *
     * @return whether it began; false if somebody else's is under way
     */
    boolean begin(String by, String reason) {
        Optional<Integer> generation = ledger.begin(by, reason);
        generation.ifPresent(id -> {
            LOG.infof("the rebuild of the audit begins: generation=%d by=%s reason=\"%s\"", id, by, reason);
            loop.wake();
        });
        return generation.isPresent();
    }

    private boolean work() {
        Optional<Integer> generation = ledger.building();
        if (generation.isPresent()) {
            read(generation.get());
            return true;
        }
        return ledger.cleanUp();
    }

    private void read(int generation) {
        try (Consumer<String, byte[]> consumer = topics.rebuildConsumer()) {
            Set<TopicPartition> partitions = consumer.assignment();
            long records = 0;
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            for (Map.Entry<TopicPartition, Long> end :
                    consumer.endOffsets(partitions).entrySet()) {
                records += end.getValue() - beginnings.getOrDefault(end.getKey(), 0L);
            }
            ledger.expect(generation, records);
            while (closed.getCount() > 0
                    && ledger.building().filter(id -> id == generation).isPresent()) {
                seek(consumer, ledger.positionsOf(generation));
                if (readBatch(consumer, generation) > 0) {
                    continue;
                }
                if (ledger.takeOver(generation, consumer.beginningOffsets(partitions))) {
                    LOG.infof("the audit was rebuilt: generation=%d", generation);
                    return;
                }
                awaitCurrent();
            }
        }
    }

    /** How much of it was new: nothing at the end, or where the current generation has not read further itself. */
    private int readBatch(Consumer<String, byte[]> consumer, int generation) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        List<TopicRecord> batch = topics.decode(records);
        Map<TopicPartition, Long> upTo = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            upTo.put(partition, consumer.position(partition));
        }
        return ledger.build(generation, batch, upTo);
    }

    /** The current generation has to read on first. */
    private void awaitCurrent() {
        try {
            if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the rebuild resumes after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** Also after each batch: what the current generation had not read yet was left out, and comes again. */
    private static void seek(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> positions) {
        for (TopicPartition partition : consumer.assignment()) {
            Long next = positions.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else if (consumer.position(partition) != next) {
                consumer.seek(partition, next);
            }
        }
    }
}
