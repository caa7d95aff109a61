package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.events.Envelope;
import io.fairway.local.RealInfrastructure;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.TestNotifications.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die, wait or share a sink, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class SinkWorkerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    PositionStore positions;

    @Inject
    DeliveryStore store;

    @Inject
    NotifierConfig config;

    @Inject
    MeterRegistry metrics;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TestEvents events;

    @BeforeEach
    void connect() {
        TestReceivers.reset();
        events = new TestEvents(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void workerThatDied_isSucceeded_withoutLossAndWithTheSameId() throws Exception {
        Envelope first = TestEvents.verified("shop-f", "staging");
        Envelope second = TestEvents.verified("shop-f", "staging");
        SinkSpec spec = spec("died", WhenUnclear.REPEAT);
        addSink(spec);
        events.send(first);
        events.send(second);
        await().atMost(SOON).until(() -> store.status("died").waiting() >= 2);
        List<Message> taken = new CopyOnWriteArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        Thread dead = Thread.ofVirtual()
                .start(() -> worker(spec, message -> {
                            taken.add(message);
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("killed");
                            }
                            return new DeliveryResult.Delivered();
                        })
                        .workOnce());
        await().atMost(SOON).until(() -> !taken.isEmpty());
        dead.interrupt();
        dead.join();
        assertThat(store.claim("died", Duration.ofSeconds(1))).isEmpty();
        execute("UPDATE deliveries SET sending_until = clock_timestamp() WHERE sink = 'died' AND status = 'SENDING'");

        List<Message> delivered = new ArrayList<>();
        SinkWorker successor = worker(spec, message -> {
            delivered.add(message);
            return new DeliveryResult.Delivered();
        });
        while (successor.workOnce()) {}

        List<Message> ours = delivered.stream()
                .filter(message -> "shop-f".equals(message.notification().application()))
                .toList();
        assertThat(ours.stream().map(message -> message.notification().eventId()))
                .containsExactly(first.id(), second.id());
        Message repeated = delivered.getFirst();
        assertThat(repeated.id()).isEqualTo(taken.getFirst().id());
        assertThat(repeated.perhapsRepeated()).isTrue();
        assertThat(ours.getLast().perhapsRepeated()).isFalse();
    }

    @Test
    void messageThatMayHaveArrived_isNotSentAgain_withGiveUp() throws Exception {
        Envelope envelope = TestEvents.verified("shop-g", "staging");
        SinkSpec spec = spec("careful", WhenUnclear.GIVE_UP);
        addSink(spec);
        events.send(envelope);
        await().atMost(SOON).until(() -> store.status("careful").waiting() >= 1);
        await().atMost(SOON)
                .until(() -> !positions.advance(spec)
                        && store.claim("careful", Duration.ofSeconds(1)).isPresent());
        execute(
                "UPDATE deliveries SET sending_until = clock_timestamp() WHERE sink = 'careful' AND status = 'SENDING'");
        List<Message> sent = new ArrayList<>();

        worker(spec, message -> {
                    sent.add(message);
                    return new DeliveryResult.Delivered();
                })
                .workOnce();

        assertThat(sent).isEmpty();
        assertThat(store.deadLetters("careful", 10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.error()).contains("may have been delivered"));
    }

    @Test
    void twoWorkersOfOneSink_deliverEachMessageOnce() throws Exception {
        SinkSpec spec = spec("shared", WhenUnclear.REPEAT);
        addSink(spec);
        Set<UUID> expected = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Envelope envelope = TestEvents.verified("shop-h" + i % 5, "staging");
            expected.add(envelope.id());
            events.send(envelope);
        }
        await().atMost(SOON).until(() -> store.status("shared").waiting() >= 30);
        List<UUID> delivered = new CopyOnWriteArrayList<>();
        Sink sink = message -> {
            delivered.add(message.notification().eventId());
            return new DeliveryResult.Delivered();
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SinkWorker worker = worker(spec, sink);
            threads.add(Thread.ofVirtual().start(() -> {
                while (worker.workOnce()) {}
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        SinkWorker last = worker(spec, sink);
        while (last.workOnce()) {}

        assertThat(delivered).doesNotHaveDuplicates().containsAll(expected);
    }

    @Test
    void olderMessage_isOvertaken_onceANewerOneAboutTheSameTargetWasDelivered() throws Exception {
        Envelope older = TestEvents.verified("shop-i", "staging");
        SinkSpec spec = spec("replacing", WhenUnclear.REPEAT);
        addSink(spec);
        events.send(older);
        events.send(TestEvents.verified("shop-i", "staging"));
        await().atMost(SOON).until(() -> store.status("replacing").waiting() >= 2);
        SinkWorker worker = worker(
                spec,
                message -> message.notification().eventId().equals(older.id())
                        ? new DeliveryResult.Refused("no")
                        : new DeliveryResult.Delivered());

        worker.workOnce();
        long dead = store.deadLetters("replacing", 10).getFirst().id();
        assertThat(store.overtaken("replacing", dead)).isFalse();
        while (worker.workOnce()) {}

        assertThat(store.overtaken("replacing", dead)).isTrue();
        assertThat(store.status("replacing")).satisfies(status -> {
            assertThat(status.waiting()).isZero();
            assertThat(status.deadLetters()).isEqualTo(1);
            assertThat(status.lastError()).isEqualTo("no");
            assertThat(status.deliveredAt()).isNotNull();
        });
    }

    private SinkWorker worker(SinkSpec spec, Sink sink) {
        return new SinkWorker(new Sinks.Ready(spec, sink), positions, store, config, metrics);
    }

    private static SinkSpec spec(String name, WhenUnclear whenUnclear) {
        return TestNotifications.spec(name, new TestSettings(false), AddressPolicy.PUBLIC_ONLY, whenUnclear);
    }

    /** At the end of what was recorded until now. */
    private void addSink(SinkSpec spec) throws SQLException {
        execute("INSERT INTO sinks (name, cursor, since) VALUES ('" + spec.name()
                + "', coalesce((SELECT max(position) FROM events), 0), '-infinity')");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
