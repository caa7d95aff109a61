package io.fairway.eventlog;

import io.fairway.work.RetryConfig;
import java.time.Duration;
import java.util.Optional;

/** Settings that make failures quick, and polling so slow that no test can pass because of it. */
record TestConfig(boolean relay, int batchSize, Duration acknowledgeWithin, Duration safetyPoll, RetryConfig retry)
        implements EventLogConfig {

    static TestConfig quick() {
        return new TestConfig(true, 50, Duration.ofSeconds(15), Duration.ofHours(1), new QuickRetry());
    }

    TestConfig withoutRelay() {
        return new TestConfig(false, batchSize, acknowledgeWithin, safetyPoll, retry);
    }

    TestConfig withAcknowledgeWithin(Duration time) {
        return new TestConfig(relay, batchSize, time, safetyPoll, retry);
    }

    @Override
    public String deadLetterTopic() {
        return "dead-letters";
    }

    @Override
    public Duration inboxRetention() {
        return Duration.ofDays(1);
    }

    @Override
    public Optional<Short> replicationFactor() {
        return Optional.empty();
    }

    private record QuickRetry() implements RetryConfig {

        @Override
        public Duration first() {
            return Duration.ofMillis(20);
        }

        @Override
        public double factor() {
            return 1.5;
        }

        @Override
        public Duration max() {
            return Duration.ofMillis(200);
        }

        @Override
        public int attempts() {
            return 3;
        }
    }
}
