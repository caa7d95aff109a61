package io.fairway.audit;

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
 * Reads the topics as they grow, in a consumer group of its own. Where it resumes is said by the database, in the transaction
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
    private final ConsumerState state;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    AuditFeed(AuditTopics topics, AuditLedger ledger, ConsumerState state) {
        this.topics = topics;
        this.ledger = ledger;
        this.state = state;
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

    private void run() {
        try {
            readUntilClosed();
            LOG.debug("the audit stops reading with the service");
            state.waits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(e);
        } catch (Error e) {
            end(e);
        }
    }

    /** After an interruption or an error of the machine, reading on might make it worse. A restart is needed, and asked for. */
    private void end(Throwable cause) {
        state.ends(cause.toString());
        LOG.errorf(cause, "the consumer of the audit has ended: restart the service");
    }

    private void readUntilClosed() throws InterruptedException {
        int failures = 0;
        while (closed.getCount() > 0) {
            try (Consumer<String, byte[]> member = topics.groupConsumer()) {
                consumer = member;
                member.subscribe(AuditTopics.NAMES, new ResumeWhereTheDatabaseSays(member));
                while (closed.getCount() > 0) {
                    ConsumerRecords<String, byte[]> records = member.poll(POLL);
                    if (!records.isEmpty()) {
                        ledger.append(topics.decode(records));
                        member.commitAsync();
                    }
                    state.reads();
                    failures = 0;
                }
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (RuntimeException e) {
                state.waits();
                failures++;
                Duration pause = AFTER_FAILURE.delayAfter(failures).orElseThrow();
                LOG.warnf("the audit cannot read the topics: failures=%d nextTryIn=%s cause=%s", failures, pause, e);
                LOG.debug("the failure in full", e);
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } finally {
                consumer = null;
            }
        }
    }

    /** The database knows up to where was read, whatever the group has committed. */
    private final class ResumeWhereTheDatabaseSays implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> member;

        ResumeWhereTheDatabaseSays(Consumer<String, byte[]> member) {
            this.member = member;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.debugf("no longer read here: partitions=%s", partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> positions = ledger.positions();
            Map<TopicPartition, Long> ends = member.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                Long next = positions.get(partition);
                if (next == null) {
                    member.seekToBeginning(List.of(partition));
                } else if (next > ends.getOrDefault(partition, Long.MAX_VALUE)) {
                    LOG.warnf(
                            "a topic was created anew, the audit reads it from its beginning: topic=%s partition=%d",
                            partition.topic(), partition.partition());
                    ledger.forgetPosition(partition);
                    member.seekToBeginning(List.of(partition));
                } else {
                    member.seek(partition, next);
                }
            }
        }
    }
}
