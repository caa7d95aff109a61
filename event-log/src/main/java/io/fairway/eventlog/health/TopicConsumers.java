package io.fairway.eventlog.health;

import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * All who read topics in this process. A channel has ended when the messaging says that it is not alive: with the failure
 * strategy {@code fail} that is after the first failure that reached it, and it never begins again by itself.
 */
@Singleton
class TopicConsumers {

    private final KafkaClientService clients;
    private final HealthCenter health;
    private final Config config;
    private final Instance<TopicConsumer> others;

    TopicConsumers(
            KafkaClientService clients, HealthCenter health, Config config, @Any Instance<TopicConsumer> others) {
        this.clients = clients;
        this.health = health;
        this.config = config;
        this.others = others;
    }

    /** Known only after the service has started; then always the same. */
    List<TopicConsumer> all() {
        List<TopicConsumer> all = new ArrayList<>();
        for (String channel : clients.getConsumerChannels()) {
            KafkaConsumer<?, ?> client = clients.getConsumer(channel);
            if (client != null) {
                all.add(new Channel(
                        channel,
                        Objects.toString(client.configuration().get(ConsumerConfig.GROUP_ID_CONFIG), channel),
                        Set.of(topic(channel))));
            }
        }
        others.forEach(all::add);
        all.sort(Comparator.comparing(TopicConsumer::channel));
        return all;
    }

    /** Who has ended and why; also what failed around a channel, under the name that the messaging has for it. */
    Map<String, String> ended() {
        Map<String, String> ended = new LinkedHashMap<>();
        for (ChannelInfo channel : health.getLiveness().getChannels()) {
            if (!channel.isOk()) {
                ended.put(channel.getChannel(), reason(channel));
            }
        }
        for (TopicConsumer other : others) {
            other.endedBecause().ifPresent(reason -> ended.put(other.channel(), reason));
        }
        return ended;
    }

    private String topic(String channel) {
        return config.getOptionalValue("mp.messaging.incoming." + channel + ".topic", String.class)
                .orElse(channel);
    }

    private static String reason(ChannelInfo channel) {
        String message = Objects.requireNonNullElse(channel.getMessage(), "");
        return message.isBlank() ? "see the log" : message;
    }

    private final class Channel implements TopicConsumer {

        private final String channel;
        private final String group;
        private final Set<String> topics;

        Channel(String channel, String group, Set<String> topics) {
            this.channel = channel;
            this.group = group;
            this.topics = topics;
        }

        @Override
        public String channel() {
            return channel;
        }

        @Override
        public String group() {
            return group;
        }

        @Override
        public Set<String> topics() {
            return topics;
        }

        @Override
        public Optional<String> endedBecause() {
            return Optional.ofNullable(ended().get(channel));
        }
    }
}
