package io.fairway.release.messaging;

import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Creates the topics that are read and written here, before the consumers start. */
@Singleton
class Topics {

    private final TopicCreator creator;

    Topics(TopicCreator creator) {
        this.creator = creator;
    }

    void create(@Observes @Priority(1) StartupEvent event) {
        creator.ensure(Arrays.stream(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), topic.partitions(), topic.retention()))
                .toList());
    }
}
