package io.fairway.notification.messaging;

import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import io.fairway.notification.cdevents.RecordEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Creates the topics that the notifier reads and writes, before its consumers start. */
@Singleton
class Topics {

    private final TopicCreator creator;

    Topics(TopicCreator creator) {
        this.creator = creator;
    }

    void create(@Observes @Priority(1) StartupEvent event) {
        List<TopicSpec> heard = Arrays.stream(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), topic.partitions(), topic.retention()))
                .toList();
        TopicSpec said = new TopicSpec(RecordEvent.TOPIC, 6, Duration.ofDays(90));
        creator.ensure(Stream.concat(heard.stream(), Stream.of(said)).toList());
    }
}
