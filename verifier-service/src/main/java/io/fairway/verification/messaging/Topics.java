package io.fairway.verification.messaging;

import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Creates the topics that the verifier reads and writes, before its consumer starts. */
@Singleton
class Topics {

    private final TopicCreator creator;

    Topics(TopicCreator creator) {
        this.creator = creator;
    }

    void create(@Observes @Priority(1) StartupEvent event) {
        creator.ensure(Stream.of(Topic.RELEASES, Topic.DEAD_LETTERS)
                .map(topic -> new TopicSpec(topic.topicName(), topic.partitions(), topic.retention()))
                .toList());
    }
}
