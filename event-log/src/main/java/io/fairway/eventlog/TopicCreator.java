package io.fairway.eventlog;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that a service writes or reads, so that nobody has to. Call it before the service's consumers start,
 * that is from an observer of {@code StartupEvent} with {@code @Priority(1)}.
 */
@Singleton
public class TopicCreator {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);

    private final Map<String, Object> kafka;
    private final Optional<Short> replicationFactor;

    TopicCreator(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventLogConfig config) {
        this.kafka = kafka;
        this.replicationFactor = config.replicationFactor();
    }

    /**
     * Creates the topics that do not exist; those that do are left as they are, whatever their settings. Waits up to a
     * minute for the broker.
     *
     * @throws IllegalStateException if a topic cannot be created
     */
    public void ensure(List<TopicSpec> topics) {
        List<NewTopic> wanted = topics.stream().map(this::newTopic).toList();
        try (Admin admin = Admin.create(adminConfig())) {
            for (Map.Entry<String, KafkaFuture<Void>> created :
                    admin.createTopics(wanted).values().entrySet()) {
                await(created.getKey(), created.getValue());
            }
        }
    }

    private NewTopic newTopic(TopicSpec topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(topic.retention().toMillis())));
    }

    private static void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get();
            LOG.infof("created a topic: topic=%s", topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic " + topic + " cannot be created", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic " + topic + " was created", e);
        }
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(AdminClientConfig.configNames());
        return config;
    }
}
