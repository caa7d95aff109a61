package io.fairway.eventlog.health;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody in this process who reads topics. The channels of {@code @Incoming} methods are known by themselves; who reads
 * with a Kafka client of their own is a bean of this type, and so has metrics and a part in readiness, too.
 */
public interface TopicConsumer {

    /** Names it in metrics and in readiness; no two of a service have the same. */
    String channel();

    /** The consumer group, under which it commits to Kafka. */
    String group();

    /** Names of the topics. */
    Set<String> topics();

    /**
     * Why it has ended for good, so that only a restart of the service helps. Empty while it runs: somebody who waits for a
     * broker or for a database runs.
     */
    Optional<String> endedBecause();
}
