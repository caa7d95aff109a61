package io.fairway.audit;

import io.fairway.audit.Heard.Place;
import io.fairway.work.RetryPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics as they grow, in a consumer group of its own. Where it goes on is said by the database, in the transaction
 * of the entries; what it commits to Kafka is only for those who watch its lag.
 */
@Singleton
class AuditFeed {

    private static final Logger LOG = Logger.getLogger(AuditFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final RetryPolicy AFTER_FAILURE =
            new RetryPolicy(Duration.ofMillis(200), 2, Duration.ofSeconds(10), Integer.MAX_VALUE);

    private final AuditTopics topics;
    private final AuditLedger ledger;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean reading;
    private @Nullable Thread thread;

    AuditFeed(AuditTopics topics, AuditLedger ledger) {
        this.topics = topics;
        this.ledger = ledger;
    }

    /** After the topics were created. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        thread = Thread.ofPlatform().name("audit-feed").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        Consumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    /** Whether the topics are being read; false while Kafka or the database is away. */
    boolean isReading() {
        return reading;
    }

    private void run() {
        int failures = 0;
        while (closed.getCount() > 0) {
            try (Consumer<String, byte[]> member = topics.member()) {
                consumer = member;
                member.subscribe(AuditTopics.NAMES, new GoOnWhereTheDatabaseSays(member));
                while (closed.getCount() > 0) {
                    ConsumerRecords<String, byte[]> records = member.poll(POLL);
                    if (!records.isEmpty()) {
                        ledger.note(topics.heard(records));
                        member.commitAsync();
                    }
                    reading = true;
                    failures = 0;
                }
            } catch (WakeupException e) {
                LOG.debug("the audit stops reading with the service");
            } catch (RuntimeException e) {
                reading = false;
                failures++;
                Duration pause = AFTER_FAILURE.delayAfter(failures).orElseThrow();
                LOG.warnf("the audit cannot be read on: failures=%d nextTryIn=%s cause=%s", failures, pause, e);
                LOG.debug("the failure in full", e);
                pause(pause);
            } finally {
                consumer = null;
            }
        }
        reading = false;
    }

    private void pause(Duration time) {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("the audit ends with the service");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** The database knows up to where was read, whatever the group has committed. */
    private final class GoOnWhereTheDatabaseSays implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> member;

        GoOnWhereTheDatabaseSays(Consumer<String, byte[]> member) {
            this.member = member;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.debugf("no longer read here: partitions=%s", partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<Place, Long> positions = ledger.positions();
            Map<TopicPartition, Long> ends = member.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                Place place = AuditTopics.place(partition);
                Long next = positions.get(place);
                if (next == null) {
                    member.seekToBeginning(List.of(partition));
                } else if (next > ends.getOrDefault(partition, Long.MAX_VALUE)) {
                    LOG.warnf(
                            "a topic was made anew, the audit reads it from its beginning: topic=%s partition=%d",
                            place.topic(), place.part());
                    ledger.forgetPosition(place);
                    member.seekToBeginning(List.of(partition));
                } else {
                    member.seek(partition, next);
                }
            }
        }
    }
}
