package io.fairway.eventlog.health;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How many records a consumer group has yet to deal with, by what the broker knows. The consumer's own metrics would not do:
 * they count what was not fetched yet, so they say zero while fetched records wait for their database, and nothing at all
 * once the consumer has ended.
 */
@Singleton
class ConsumerLag {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;
    private boolean failed;

    /** A topic as one consumer group reads it. */
    record Subscription(String group, String topic) {}

    /**
     * How far a group is with a topic.
     *
     * @param behind records that it has yet to deal with
     * @param dealtWith grows with each record that it is done with
     * @param known whether the group ever said how far it is
     */
    record Position(long behind, long dealtWith, boolean known) {}

    ConsumerLag(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Empty if the broker does not answer in time, or does not allow the question. */
    synchronized Map<Subscription, Position> of(Collection<Subscription> subscriptions) {
        if (subscriptions.isEmpty()) {
            return Map.of();
        }
        try {
            Map<Subscription, Position> lag = ask(subscriptions);
            failed = false;
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            report(e);
            return Map.of();
        }
    }

    /** From where the group is up to the end of the topic; without a commit it is at the beginning. */
    static Position position(
            String topic,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> committed) {
        long behind = 0;
        long dealtWith = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (end.getKey().topic().equals(topic)) {
                long beginning = beginnings.getOrDefault(end.getKey(), 0L);
                long position = Math.max(beginning, committed.getOrDefault(end.getKey(), beginning));
                behind += Math.max(0, end.getValue() - position);
                dealtWith += position;
            }
        }
        boolean known = committed.keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic));
        return new Position(behind, dealtWith, known);
    }

    private Map<Subscription, Position> ask(Collection<Subscription> subscriptions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<TopicPartition> partitions =
                partitions(subscriptions.stream().map(Subscription::topic).collect(Collectors.toSet()));
        Map<TopicPartition, Long> beginnings = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        Map<Subscription, Position> lag = new HashMap<>();
        for (Subscription subscription : subscriptions) {
            Map<TopicPartition, Long> ofGroup = committed.get(subscription.group());
            if (ofGroup == null) {
                ofGroup = committed(subscription.group());
                committed.put(subscription.group(), ofGroup);
            }
            lag.put(subscription, position(subscription.topic(), beginnings, ends, ofGroup));
        }
        return lag;
    }

    private Set<TopicPartition> partitions(Set<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        return get(admin().describeTopics(topics, new DescribeTopicsOptions().timeoutMs(timeoutMillis()))
                        .allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, ListOffsetsResultInfo> offsets = get(admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which)),
                        new ListOffsetsOptions().timeoutMs(timeoutMillis()))
                .all());
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> offsets = get(admin().listConsumerGroupOffsets(
                        group, new ListConsumerGroupOffsetsOptions().timeoutMs(timeoutMillis()))
                .partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static int timeoutMillis() {
        return Math.toIntExact(TIMEOUT.toMillis());
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.keySet().retainAll(AdminClientConfig.configNames());
            admin = Admin.create(config);
        }
        return admin;
    }

    /** Said once, until it works again. */
    private void report(Exception failure) {
        if (failed) {
            LOG.debugf(failure, "the lag of consumers cannot be read yet");
        } else {
            LOG.warnf("the lag of consumers cannot be read: cause=%s", failure);
        }
        failed = true;
    }
}
