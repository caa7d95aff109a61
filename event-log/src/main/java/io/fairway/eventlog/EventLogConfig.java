package io.fairway.eventlog;

import io.fairway.work.RetryConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the event log; the defaults suit every service. */
@ConfigMapping(prefix = "fairway.event-log")
interface EventLogConfig {

    /** Whether this process sends what is in the outbox. Off, messages wait for a process that does. */
    @WithDefault("true")
    boolean relay();

    /** How many messages the relay sends before it waits for their acknowledgements. */
    @WithDefault("200")
    int batchSize();

    /** How long Kafka may take to acknowledge a batch, before the batch is tried again. */
    @WithDefault("10s")
    Duration acknowledgeWithin();

    /** The relay looks into the outbox this often even if nobody woke it. */
    @WithDefault("1s")
    Duration safetyPoll();

    /** Topic of the records that can never be processed. */
    @WithDefault("fairway.dead-letters")
    String deadLetterTopic();

    /**
     * How a consumer repeats a record whose handler fails for a reason that is not known to pass, before it goes to the dead
     * letters. The default gives up after about 13 seconds.
     */
    RetryConfig retry();

    /** How long the inbox remembers. Must be longer than the retention of every topic that is consumed. */
    @WithDefault("180d")
    Duration inboxRetention();

    /** Replicas of the topics that are created; the broker's own default if absent. */
    Optional<Short> replicationFactor();
}
