package io.fairway.messaging;

import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Creates the topics of all {@link UsesTopics} of the service before its consumers start. */
@Singleton
class CreateTopics {

    private final TopicCreator creator;
    private final Instance<UsesTopics> users;

    CreateTopics(TopicCreator creator, @Any Instance<UsesTopics> users) {
        this.creator = creator;
        this.users = users;
    }

    void create(@Observes @Priority(1) StartupEvent event) {
        Set<TopicSpec> wanted = new LinkedHashSet<>();
        for (UsesTopics user : users) {
            user.topics().stream().sorted().map(CreateTopics::spec).forEach(wanted::add);
            wanted.addAll(user.otherTopics());
        }
        if (!wanted.isEmpty()) {
            creator.ensure(List.copyOf(wanted));
        }
    }

    private static TopicSpec spec(Topic topic) {
        return new TopicSpec(topic.topicName(), topic.partitions(), topic.retention());
    }
}
