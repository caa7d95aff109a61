package io.fairway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditFeedTest {

    private final ConsumerState state = new ConsumerState(new FixedConfig());
    private AuditFeed feed;

    @AfterEach
    void stop() throws InterruptedException {
        feed.stop(new ShutdownEvent());
    }

    @Test
    void aConsumerThatHasEnded_isDown_andSaysWhy() {
        start(() -> {
            throw new OutOfMemoryError("only for this test");
        });

        await().until(() -> state.endedBecause().isPresent());
        assertThat(state.endedBecause()).contains("java.lang.OutOfMemoryError: only for this test");
        assertThat(state.isReading()).isFalse();
    }

    @Test
    void aConsumerThatWaitsForItsBroker_runs() {
        AtomicInteger attempts = new AtomicInteger();
        start(() -> {
            attempts.incrementAndGet();
            throw new KafkaException("nobody is there");
        });

        await().until(() -> attempts.get() > 1);
        assertThat(state.endedBecause()).isEmpty();
        assertThat(state.isReading()).isFalse();
    }

    /** The ledger is never reached: there is nobody to read from. */
    private void start(Supplier<Consumer<String, byte[]>> broker) {
        AuditTopics topics = new AuditTopics(Map.of(), new FixedConfig()) {
            @Override
            Consumer<String, byte[]> groupConsumer() {
                return broker.get();
            }
        };
        feed = new AuditFeed(topics, new AuditLedger(null, null, null), state);
        feed.start(new StartupEvent());
    }

    private record FixedConfig() implements AuditConfig {

        @Override
        public String group() {
            return "fairway-audit";
        }

        @Override
        public int batchSize() {
            return 500;
        }

        @Override
        public Duration safetyPoll() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int readers() {
            return 200;
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int exports() {
            return 4;
        }

        @Override
        public int exportSize() {
            return 1_000_000;
        }
    }
}
