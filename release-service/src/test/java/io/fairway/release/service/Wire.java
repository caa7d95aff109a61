package io.fairway.release.service;

import static org.awaitility.Awaitility.await;

import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The other services, as far as they show on Kafka: it sends events, hears all about releases, and judges what is deployed. */
final class Wire implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Envelope> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Function<ReleaseDeployed, Optional<FairwayEvent>>> judges = new ConcurrentHashMap<>();
    private final Thread ear;
    private volatile boolean closed;

    Wire(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topic.RELEASES.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        ear = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** What becomes of everything that is deployed for an application; empty means that no verdict comes. */
    void judge(String application, Function<ReleaseDeployed, Optional<FairwayEvent>> judge) {
        judges.put(application, judge);
    }

    Envelope send(UUID changeId, @Nullable UUID causedBy, FairwayEvent event) {
        Envelope envelope =
                new Envelope(Uuid7.at(Instant.now()), Instant.now(), "/fairway/test", changeId, causedBy, event);
        send(envelope);
        return envelope;
    }

    void send(Envelope envelope) {
        EventCodec.Encoded encoded = codec.encode(envelope);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /** All events of a kind about a change, in the order in which they came. */
    <E extends FairwayEvent> List<E> heard(UUID changeId, Class<E> kind) {
        return heard.stream()
                .filter(envelope -> envelope.changeId().equals(changeId))
                .map(Envelope::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** All events of a kind, whatever they are about. */
    <E extends FairwayEvent> List<E> heard(Class<E> kind) {
        return heard.stream()
                .map(Envelope::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends FairwayEvent> E await1(UUID changeId, Class<E> kind, Function<E, Boolean> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> heard(changeId, kind).stream()
                                .filter(wanted::apply)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        ear.join();
        producer.close();
        consumer.close();
    }

    private void listen() {
        try {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Map<String, String> headers = new HashMap<>();
                    record.headers()
                            .forEach(header ->
                                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                    Envelope envelope = codec.decode(headers, record.value());
                    heard.add(envelope);
                    if (envelope.data() instanceof ReleaseDeployed deployed) {
                        Optional.ofNullable(judges.get(deployed.target().application()))
                                .flatMap(judge -> judge.apply(deployed))
                                .ifPresent(verdict -> send(envelope.changeId(), envelope.id(), verdict));
                    }
                }
            }
        } catch (org.apache.kafka.common.errors.WakeupException e) {
            // The test is over.
        }
    }
}
