package io.fairway.eventlog;

import static io.fairway.eventlog.TestMessages.header;
import static io.fairway.eventlog.TestMessages.id;
import static io.fairway.eventlog.TestMessages.message;
import static io.fairway.eventlog.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the event log promises, on a real PostgreSQL and a real Kafka. Nothing here passes because something polls. */
@Tag("messaging")
@ExtendWith(RealParts.Extension.class)
@Timeout(60)
class MessagingContractTest {

    private static final String CONSUMER = "test";

    /** Not the common pool: its threads may see the classes of another test's application. */
    private static final Executor BACKGROUND = Thread::startVirtualThread;

    private final RealParts parts;
    private final List<AutoCloseable> open = new ArrayList<>();
    private String topic;
    private String database;

    MessagingContractTest(RealParts parts) {
        this.parts = parts;
    }

    @BeforeEach
    void newDatabaseAndTopic() throws Exception {
        database = parts.newDatabase();
        topic = parts.newTopicName();
        Service migrating = service(TestConfig.quick()).migrated();
        migrating.topics.ensure(List.of(
                new TopicSpec(topic, 3, Duration.ofDays(1)), new TopicSpec("dead-letters", 1, Duration.ofDays(1))));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open.reversed()) {
            closeable.close();
        }
    }

    private Service service(TestConfig config) throws SQLException {
        return opened(Service.on(parts, database, config));
    }

    private Service running() throws SQLException {
        return service(TestConfig.quick()).started();
    }

    private Listener listener(String name) {
        return opened(new Listener(parts.broker(), name));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private void send(Service service, String key, String... texts) {
        service.inTransaction(() -> {
            for (String text : texts) {
                service.outbox.append(message(topic, key, text));
            }
        });
    }

    private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(TestMessages::text).toList();
    }

    private static void emptied(Service service) {
        await().atMost(Duration.ofSeconds(30)).until(() -> service.count("outbox") == 0);
    }

    // Sending.

    @Test
    void commit_wakesTheRelay() throws Exception {
        Service service = running();
        await().until(() -> service.count("pg_stat_activity WHERE application_name = 'fairway-signals' AND datname = '"
                        + database + "' AND query LIKE 'LISTEN%'")
                == 1);

        send(service, "key", "one");

        assertThat(texts(listener(topic).atLeast(1))).containsExactly("one");
        emptied(service);
    }

    @Test
    void rollback_sendsNothing() throws Exception {
        Service service = running();

        assertThatThrownBy(() -> service.inTransaction(() -> {
                    service.outbox.append(message(topic, "key", "never"));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessage("the caller fails");
        send(service, "key", "later");

        emptied(service);
        assertThat(texts(listener(topic).everything())).containsExactly("later");
    }

    @Test
    void headersKeyAndTrace_arrive() throws Exception {
        Service service = running();
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());

        try (Scope _ = Span.wrap(span).makeCurrent()) {
            service.inTransaction(() -> service.outbox.append(
                    new OutgoingMessage(topic, "shop/größe", Map.of("a", "ä", "b", ""), new byte[] {0, 1, -1})));
        }

        ConsumerRecord<String, byte[]> record = listener(topic).atLeast(1).getFirst();
        assertThat(record.key()).isEqualTo("shop/größe");
        assertThat(record.value()).containsExactly(0, 1, -1);
        assertThat(header(record, "a")).isEqualTo("ä");
        assertThat(header(record, "b")).isEmpty();
        assertThat(header(record, "traceparent")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void messagesOfOneKey_stayInOrder() throws Exception {
        Service service = running();
        int count = 200;

        for (int i = 0; i < count; i++) {
            send(service, "key-" + i % 7, String.valueOf(i));
        }

        emptied(service);
        List<ConsumerRecord<String, byte[]>> records = listener(topic).everything();
        assertThat(records).hasSize(count);
        for (int k = 0; k < 7; k++) {
            String key = "key-" + k;
            assertThat(records.stream()
                            .filter(record -> record.key().equals(key))
                            .map(record -> Integer.valueOf(text(record))))
                    .isSorted();
        }
    }

    @Test
    void crashBetweenSendingAndDeleting_sendsTwice_andHasEffectOnce() throws Exception {
        AtomicInteger crashes = new AtomicInteger(1);
        Service crashing = opened(new Service(
                parts.broker(),
                parts.postgresPort(),
                database,
                TestConfig.quick().withoutRelay(),
                pool -> failing(pool, "DELETE FROM outbox", crashes)));
        send(crashing, "key", "one");

        assertThatThrownBy(crashing.relay::sendBatch).hasRootCauseMessage("crash");
        crashing.relay.sendBatch();

        List<ConsumerRecord<String, byte[]>> records = listener(topic).everything();
        assertThat(texts(records)).containsExactly("one", "one");
        assertThat(id(records.get(0))).isEqualTo(id(records.get(1)));
        List<String> effects = new ArrayList<>();
        records.forEach(record -> crashing.reception.receive(CONSUMER, record, TestMessages::decode, effects::add));
        assertThat(effects).containsExactly("one");
        assertThat(crashing.count("outbox")).isZero();
    }

    @Test
    void brokerAway_messagesAreKept_andSentLater() throws Exception {
        Service service = service(TestConfig.quick().withAcknowledgeWithin(Duration.ofSeconds(2)))
                .started();
        send(service, "key", "before");
        emptied(service);

        parts.broker().goAway();
        try {
            send(service, "key", "meanwhile 1", "meanwhile 2");
            await().during(Duration.ofSeconds(3)).until(() -> service.count("outbox") == 2);
        } finally {
            parts.broker().comeBack();
        }

        emptied(service);
        assertThat(texts(listener(topic).everything()))
                .as("what was on its way when the broker went may come twice, but never in another order")
                .startsWith("before", "meanwhile 1")
                .endsWith("meanwhile 2");
    }

    @Test
    void twoRelays_sendNothingTwice_andKeepTheOrder() throws Exception {
        Service one = running();
        Service two = running();
        int count = 300;

        for (int i = 0; i < count; i++) {
            send(i % 2 == 0 ? one : two, "key", String.valueOf(i));
        }

        emptied(one);
        List<String> sent = texts(listener(topic).everything());
        assertThat(sent)
                .isEqualTo(IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }

    @Test
    void relay_whileAnotherSends_doesNothing() throws Exception {
        CountDownLatch atDelete = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        TestConfig config = TestConfig.quick().withoutRelay();
        Service slow = opened(new Service(
                parts.broker(),
                parts.postgresPort(),
                database,
                config,
                pool -> intercepting(pool, "DELETE FROM outbox", () -> {
                    atDelete.countDown();
                    assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
                })));
        send(slow, "key", "one");

        CompletableFuture<Boolean> sending = CompletableFuture.supplyAsync(slow.relay::sendBatch, BACKGROUND);
        await().until(() -> atDelete.getCount() == 0 || sending.isDone());
        boolean more = service(config).relay.sendBatch();
        gate.countDown();

        assertThat(more).isFalse();
        assertThat(sending.get()).isFalse();
        assertThat(texts(listener(topic).everything())).containsExactly("one");
    }

    @Test
    void messageThatKafkaNeverTakes_isKeptAside_andStopsNobody() throws Exception {
        String narrow = parts.newTopicName();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", parts.broker().bootstrapServers()))) {
            admin.createTopics(
                            List.of(new NewTopic(narrow, 1, (short) 1).configs(Map.of("max.message.bytes", "100000"))))
                    .all()
                    .get();
        }
        Service service = service(TestConfig.quick().withoutRelay());
        service.inTransaction(() -> {
            service.outbox.append(message(narrow, "key", "x".repeat(200_000)));
            service.outbox.append(message(narrow, "key", "short"));
        });

        service.relay.sendBatch();

        assertThat(texts(listener(narrow).everything())).containsExactly("short");
        assertThat(service.count("outbox WHERE refused LIKE '%RecordTooLarge%'"))
                .isEqualTo(1);
        assertThat(service.relay.sendBatch()).isFalse();
    }

    @Test
    void append_refusesWhatCanNeverBeSent() throws Exception {
        Service service = running();

        assertThatThrownBy(() -> service.outbox.append(message(topic, "key", "text")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a transaction");
        assertThatThrownBy(() -> service.inTransaction(() -> service.outbox.append(message("no topic", "key", "text"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> service.inTransaction(
                        () -> service.outbox.append(message(topic, "key", "x".repeat(1_000_001)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000000");
    }

    // Receiving.

    @Test
    void duplicates_haveEffectOnce_forEachConsumer() throws Exception {
        Service service = running();
        send(service, "key", "one");
        ConsumerRecord<String, byte[]> record = listener(topic).atLeast(1).getFirst();
        AtomicInteger effects = new AtomicInteger();

        List<CompletableFuture<Void>> deliveries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> service.reception.receive(
                                i % 2 == 0 ? "even" : "odd",
                                record,
                                TestMessages::decode,
                                _ -> effects.incrementAndGet()),
                        BACKGROUND))
                .toList();
        deliveries.forEach(CompletableFuture::join);

        assertThat(effects).hasValue(2);
    }

    @Test
    void handlerThatFailsOnce_isRepeated_andLeavesNothingOfTheFirstAttempt() throws Exception {
        Service service = running();
        send(service, "key", "one");
        ConsumerRecord<String, byte[]> record = listener(topic).atLeast(1).getFirst();
        String answers = parts.newTopicName();
        service.topics.ensure(List.of(new TopicSpec(answers, 1, Duration.ofDays(1))));
        AtomicInteger attempts = new AtomicInteger();

        service.reception.receive(CONSUMER, record, TestMessages::decode, text -> {
            service.outbox.append(message(answers, "key", "answer to " + text));
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not this time");
            }
        });

        assertThat(attempts).hasValue(2);
        emptied(service);
        assertThat(texts(listener(answers).everything())).containsExactly("answer to one");
    }

    @Test
    void poison_goesToTheDeadLettersWithItsCause_once_andStopsNobody() throws Exception {
        Service service = running();
        send(service, "key", "undecodable", "poison", "unfit", "faulty", "good");
        List<ConsumerRecord<String, byte[]>> records = listener(topic).atLeast(5);
        List<String> effects = new ArrayList<>();
        Consumer<String> handler = text -> {
            effects.add(text);
            switch (text) {
                case "poison" -> throw new PoisonException("nobody\ncan do this");
                case "unfit" -> throw new IllegalArgumentException("not fit");
                case "faulty" -> throw new NullPointerException("a fault in the handler");
                default -> assertThat(text).isEqualTo("good");
            }
        };

        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        opened(() -> Metrics.removeRegistry(registry));

        for (int delivery = 0; delivery < 2; delivery++) {
            records.forEach(record -> service.reception.receive(CONSUMER, record, TestMessages::decode, handler));
        }

        assertThat(registry.find("fairway.dead.letters").tag("consumer", CONSUMER).counters().stream()
                        .collect(Collectors.toMap(counter -> counter.getId().getTag("cause"), Counter::count)))
                .containsOnly(
                        entry("malformed", 1.0),
                        entry("poison", 1.0),
                        entry("refused-by-handler", 1.0),
                        entry("attempts-exhausted", 1.0));

        assertThat(effects.stream().filter("good"::equals)).hasSize(1);
        assertThat(effects.stream().filter("faulty"::equals))
                .as("a few attempts for each delivery")
                .hasSize(6);
        emptied(service);
        List<ConsumerRecord<String, byte[]>> deadLetters = listener("dead-letters").everything().stream()
                .filter(record -> topic.equals(header(record, DeadLetters.TOPIC)))
                .toList();
        assertThat(texts(deadLetters)).containsExactly("undecodable", "poison", "unfit", "faulty");
        assertThat(deadLetters.stream().map(record -> header(record, DeadLetters.CAUSE)))
                .containsExactly(
                        "ArithmeticException: this is no text",
                        "PoisonException: nobody can do this",
                        "IllegalArgumentException: not fit",
                        "NullPointerException: a fault in the handler");
        ConsumerRecord<String, byte[]> first = deadLetters.getFirst();
        assertThat(first.key()).isEqualTo("key");
        assertThat(id(first)).isEqualTo(id(records.getFirst()));
        assertThat(header(first, DeadLetters.CONSUMER)).isEqualTo(CONSUMER);
        assertThat(header(first, DeadLetters.PARTITION))
                .isEqualTo("" + records.getFirst().partition());
        assertThat(header(first, DeadLetters.OFFSET))
                .isEqualTo("" + records.getFirst().offset());
    }

    @Test
    void databaseAway_recordIsNotAcknowledged_untilItIsBack() throws Exception {
        Service sender = running();
        send(sender, "key", "one", "undecodable");
        List<ConsumerRecord<String, byte[]>> records = listener(topic).atLeast(2);
        Cable cable = opened(new Cable(parts.postgresPort()));
        Service service = opened(new Service(
                parts.broker(), cable.port(), database, TestConfig.quick().withoutRelay(), UnaryOperator.identity()));
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean();

        CompletableFuture<Void> reception = CompletableFuture.runAsync(
                () -> records.forEach(record -> service.reception.receive(CONSUMER, record, TestMessages::decode, _ -> {
                    if (attempts.incrementAndGet() == 1) {
                        cable.cut();
                        away.set(true);
                    }
                })),
                BACKGROUND);

        await().until(away::get);
        await().during(Duration.ofSeconds(1)).until(() -> !reception.isDone());
        cable.plugIn();
        reception.join();
        assertThat(attempts).as("the first attempt could not commit").hasValue(2);
        assertThat(service.count("inbox")).isEqualTo(2);
    }

    @Test
    void receive_withinATransaction_isRefused() throws Exception {
        Service service = running();
        send(service, "key", "one");
        ConsumerRecord<String, byte[]> record = listener(topic).atLeast(1).getFirst();

        assertThatThrownBy(() -> service.inTransaction(
                        () -> service.reception.receive(CONSUMER, record, TestMessages::decode, _ -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThat(service.count("inbox")).isZero();
    }

    @Test
    void stop_endsTheRepetitions_withoutAnAcknowledgement() throws Exception {
        Service sender = running();
        send(sender, "key", "one");
        ConsumerRecord<String, byte[]> record = listener(topic).atLeast(1).getFirst();
        Cable cable = opened(new Cable(parts.postgresPort()));
        cable.cut();
        Service service = opened(new Service(
                parts.broker(), cable.port(), database, TestConfig.quick().withoutRelay(), UnaryOperator.identity()));
        CompletableFuture<Void> reception = CompletableFuture.runAsync(
                () -> service.reception.receive(CONSUMER, record, TestMessages::decode, _ -> {}), BACKGROUND);

        service.reception.stop(new io.quarkus.runtime.ShutdownEvent());

        assertThatThrownBy(reception::join).hasCauseInstanceOf(IllegalStateException.class);
    }

    // Signals, topics, inbox.

    @Test
    void signals_surviveALostConnection() throws Exception {
        Cable cable = opened(new Cable(parts.postgresPort()));
        Service service = opened(
                new Service(parts.broker(), cable.port(), database, TestConfig.quick(), UnaryOperator.identity()));
        Service other = service(TestConfig.quick());
        AtomicInteger calls = new AtomicInteger();
        service.signals.onSignal("builds", calls::incrementAndGet);
        await().until(() -> calls.get() == 1);
        other.execute("NOTIFY builds");
        await().until(() -> calls.get() == 2);

        cable.cut();
        other.execute("NOTIFY builds");
        cable.plugIn();

        await().until(() -> calls.get() == 3);
        other.execute("NOTIFY builds");
        await().until(() -> calls.get() == 4);
    }

    @Test
    void signals_ofAChannelThatIsAddedLater_areHeard() throws Exception {
        Service service = running();
        AtomicInteger calls = new AtomicInteger();
        service.signals.onSignal("later_on", calls::incrementAndGet);
        await().until(() -> calls.get() == 1);

        service.execute("NOTIFY later_on");

        await().until(() -> calls.get() == 2);
        assertThatThrownBy(() -> service.signals.onSignal("x\"; DROP TABLE outbox", () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void topics_areCreatedOnce_andNeverChanged() throws Exception {
        Service service = running();
        String name = parts.newTopicName();

        service.topics.ensure(List.of(new TopicSpec(name, 4, Duration.ofDays(90))));
        service.topics.ensure(List.of(new TopicSpec(name, 6, Duration.ofDays(1))));

        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", parts.broker().bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            await().until(() -> admin.listTopics().names().get().contains(name));
            assertThat(admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get()
                            .get(name)
                            .partitions())
                    .hasSize(4);
            assertThat(admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("retention.ms")
                            .value())
                    .isEqualTo(String.valueOf(Duration.ofDays(90).toMillis()));
        }
    }

    @Test
    void inbox_forgetsOnlyWhatIsOld() throws Exception {
        Service service = running();
        service.execute("INSERT INTO inbox (consumer, event_id, seen_at) VALUES"
                + " ('test', gen_random_uuid(), now() - interval '25 hours'), ('test', gen_random_uuid(), now())");

        boolean more = service.inboxRetention.forgetSome();

        assertThat(more).isFalse();
        assertThat(service.count("inbox")).isEqualTo(1);
    }

    // A database whose statements fail, or take their time.

    private static DataSource failing(DataSource pool, String statement, AtomicInteger times) {
        return intercepting(pool, statement, () -> {
            if (times.getAndDecrement() > 0) {
                throw new SQLException("crash");
            }
        });
    }

    private interface Interception {
        void before() throws Exception;
    }

    private static DataSource intercepting(DataSource pool, String statement, Interception interception) {
        return proxy(
                DataSource.class,
                pool,
                (name, arguments, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (inner, values, prepared) -> {
                            if (inner.equals("prepareStatement") && ((String) values[0]).startsWith(statement)) {
                                interception.before();
                            }
                            return prepared;
                        })
                        : result);
    }

    private interface Afterwards {
        Object map(String method, Object[] arguments, Object result) throws Exception;
    }

    private static <T> T proxy(Class<T> type, T target, Afterwards afterwards) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return afterwards.map(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
