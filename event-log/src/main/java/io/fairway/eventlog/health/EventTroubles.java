package io.fairway.eventlog.health;

import io.fairway.eventlog.health.ConsumerLag.Position;
import io.fairway.eventlog.health.ConsumerLag.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what is wrong with the way of events, from what was seen and from since when it has been so. A reader that is behind is not
 * wrong as long as it gets on; one that stands still is, whatever the reason.
 */
final class EventTroubles {

    /** For how long nothing may move before that is said. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private EventTroubles() {}

    /**
     * What was seen at one look.
     *
     * @param service the name of this one
     * @param ended the channels of this process that have ended, and why
     * @param silent whether Kafka did not say how far its own readers are
     * @param own how far they are
     * @param others how far readers in other services are, as far as Kafka said
     * @param outbox what waits to be sent
     */
    record Seen(
            String service,
            Map<String, String> ended,
            boolean silent,
            Map<Subscription, Position> own,
            Map<Subscription, Position> others,
            OutboxMetrics.Contents outbox) {}

    /**
     * Since when things are as they are.
     *
     * @param still since when a reader has been where it is, though there is something to read
     * @param silent since when Kafka has not said how far the own readers are; null if it did
     */
    record Memory(Map<Subscription, Still> still, @Nullable Instant silent) {

        static final Memory NONE = new Memory(Map.of(), null);
    }

    /** Where a reader is, and since when. */
    record Still(long dealtWith, Instant since) {}

    static Memory remember(Memory before, Seen seen, Instant now) {
        Map<Subscription, Still> still = new HashMap<>();
        Map<Subscription, Position> all = new HashMap<>(seen.others());
        all.putAll(seen.own());
        all.forEach((reader, position) -> {
            if (position.behind() > 0) {
                Still known = before.still().get(reader);
                still.put(
                        reader,
                        known != null && known.dealtWith() == position.dealtWith()
                                ? known
                                : new Still(position.dealtWith(), now));
            }
        });
        Instant silent = !seen.silent() ? null : before.silent() == null ? now : before.silent();
        return new Memory(Map.copyOf(still), silent);
    }

    /** @param memory what was remembered with {@code seen} in it */
    static List<String> choose(Memory memory, Seen seen, Instant now) {
        List<String> troubles = new ArrayList<>();
        seen.ended()
                .forEach((channel, why) -> troubles.add(seen.service() + " reads no events of \"" + channel
                        + "\" any more (" + why + "): start it anew"));
        if (Double.isNaN(seen.outbox().waiting())) {
            troubles.add("the database of " + seen.service() + " does not answer");
        }
        if (memory.silent() != null && isLong(memory.silent(), now)) {
            troubles.add("Kafka has not said how far the readers of " + seen.service() + " are since "
                    + second(memory.silent()) + ": is it running?");
        }
        standstill(memory, seen.own(), now, troubles);
        standstill(memory, seen.others(), now, troubles);
        if (seen.outbox().waiting() > 0 && seen.outbox().oldestSeconds() > PATIENCE.toSeconds()) {
            troubles.add(events(seen.outbox().waiting()) + " of " + seen.service() + " could not be sent to Kafka for "
                    + Math.round(seen.outbox().oldestSeconds()) + " s");
        }
        if (seen.outbox().refused() > 0) {
            troubles.add(events(seen.outbox().refused()) + " of " + seen.service()
                    + " will never be taken by Kafka: its log says why");
        }
        return List.copyOf(troubles);
    }

    private static void standstill(
            Memory memory, Map<Subscription, Position> readers, Instant now, List<String> troubles) {
        readers.entrySet().stream()
                .filter(reader -> {
                    Still still = memory.still().get(reader.getKey());
                    return still != null && isLong(still.since(), now);
                })
                .map(reader -> reader.getKey().group() + " has dealt with no event of "
                        + reader.getKey().topic()
                        + " since " + second(since(memory, reader.getKey())) + ", though "
                        + reader.getValue().behind() + " wait: is it running?")
                .sorted()
                .forEach(troubles::add);
    }

    private static Instant since(Memory memory, Subscription reader) {
        Still still = memory.still().get(reader);
        return still == null ? Instant.EPOCH : still.since();
    }

    private static boolean isLong(Instant since, Instant now) {
        return Duration.between(since, now).compareTo(PATIENCE) >= 0;
    }

    private static String events(double count) {
        long rounded = Math.round(count);
        return rounded + (rounded == 1 ? " event" : " events");
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
