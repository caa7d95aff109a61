package io.fairway.verification.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when all workloads must be ready. Time in which nothing could be observed does not count against the release: it puts the
 * deadline off, up to a cap. A release that was ready once and lost a pod to its node gets the whole time once more.
 */
final class Deadline {

    private final Instant deadline;
    private final Duration rolloutTime;
    private final Duration maxUnobserved;

    private Duration unobserved;
    private @Nullable Instant unobservedSince;
    private @Nullable Instant readinessLostAt;

    /**
     * @param deadline when it would be if everything had been observed
     * @param rolloutTime how long a rollout may take
     * @param unobserved how long nothing could be observed so far
     * @param maxUnobserved by how much the deadline may be put off for that
     */
    Deadline(Instant deadline, Duration rolloutTime, Duration unobserved, Duration maxUnobserved) {
        this.deadline = deadline;
        this.rolloutTime = rolloutTime;
        this.unobserved = unobserved;
        this.maxUnobserved = maxUnobserved;
    }

    void observed(Instant now) {
        unobserved = unobserved(now);
        unobservedSince = null;
    }

    void unavailable(Instant now) {
        unobservedSince = unobservedSince == null ? now : unobservedSince;
    }

    void readinessLost(Instant now) {
        readinessLostAt = readinessLostAt == null ? now : readinessLostAt;
    }

    Duration rolloutTime() {
        return rolloutTime;
    }

    /** How long nothing could be observed up to now. */
    Duration unobserved(Instant now) {
        return unobservedSince == null ? unobserved : unobserved.plus(Duration.between(unobservedSince, now));
    }

    /** The deadline, if from now on everything is observed. */
    Instant at(Instant now) {
        Duration putOff = unobserved(now);
        Instant end = deadline.plus(putOff.compareTo(maxUnobserved) < 0 ? putOff : maxUnobserved);
        Instant onceMore = readinessLostAt == null ? end : readinessLostAt.plus(rolloutTime);
        return later(onceMore, end);
    }

    /** The same, if nothing is observed at present: not before this time and what may pass without observations. */
    Instant atLeast(Instant time, Instant now) {
        return later(at(now), time.plus(maxUnobserved));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
