package io.fairway.messaging;

import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import java.util.List;
import java.util.Set;

/** A bean that reads or writes topics: they are created at start, before any consumer begins. */
public interface UsesTopics {

    /** Those of Fairway's events, and that of the dead letters for whoever reads any. */
    Set<Topic> topics();

    /** Those of something else. */
    default List<TopicSpec> otherTopics() {
        return List.of();
    }
}
