package io.fairway.eventlog.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.eventlog.health.ConsumerLag.Position;
import io.fairway.eventlog.health.ConsumerLag.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the way of events, look by look. */
class EventTroublesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Subscription OWN = new Subscription("release-service", "fairway.builds");
    private static final Subscription VERIFIER = new Subscription("verifier-service", "fairway.releases");
    private static final OutboxMetrics.Contents EMPTY = new OutboxMetrics.Contents(0, 0, 0);

    private EventTroubles.Memory memory = EventTroubles.Memory.NONE;

    @Test
    void nothing_is_said_while_everything_moves() {
        assertThat(after(0, at(5, 10))).isEmpty();
        assertThat(after(40, at(9, 14))).isEmpty();
        assertThat(after(80, at(20, 15))).isEmpty();
        assertThat(after(120, at(0, 35))).isEmpty();
        assertThat(after(500, at(0, 35))).isEmpty();
    }

    @Test
    void reader_that_stands_still_is_named_after_half_a_minute_and_no_longer_when_it_moves() {
        assertThat(after(0, at(5, 10))).isEmpty();
        assertThat(after(29, at(6, 10))).isEmpty();
        assertThat(after(30, at(7, 10)))
                .containsExactly("release-service has dealt with no event of fairway.builds since 2026-12-01T12:00:00Z,"
                        + " though 7 wait: is it running?");
        assertThat(after(31, at(6, 11))).isEmpty();
    }

    @Test
    void reader_of_another_service_is_named_too() {
        EventTroubles.Seen seen = new EventTroubles.Seen(
                "release-service", Map.of(), false, Map.of(), Map.of(VERIFIER, new Position(1, 4, true)), EMPTY);
        after(0, seen);

        assertThat(after(31, seen)).singleElement().asString().startsWith("verifier-service has dealt with no event");
    }

    @Test
    void channel_that_has_ended_is_named_at_once() {
        assertThat(after(
                        0,
                        new EventTroubles.Seen(
                                "release-service",
                                Map.of("releases", "the inbox is full"),
                                false,
                                Map.of(OWN, new Position(0, 3, true)),
                                Map.of(),
                                EMPTY)))
                .containsExactly(
                        "release-service reads no events of \"releases\" any more (the inbox is full): start it anew");
    }

    @Test
    void silent_kafka_is_said_after_half_a_minute() {
        EventTroubles.Seen silent =
                new EventTroubles.Seen("release-service", Map.of(), true, Map.of(), Map.of(), EMPTY);

        assertThat(after(0, silent)).isEmpty();
        assertThat(after(35, silent))
                .containsExactly("Kafka has not said how far the readers of release-service are since"
                        + " 2026-12-01T12:00:00Z: is it running?");
        assertThat(after(36, at(0, 10))).isEmpty();
    }

    @Test
    void outbox_that_grows_and_a_database_that_is_away_are_said() {
        assertThat(outbox(3, 29, 0)).isEmpty();
        assertThat(outbox(3, 31, 0)).containsExactly("3 events of release-service could not be sent to Kafka for 31 s");
        assertThat(outbox(0, 0, 1))
                .containsExactly("1 event of release-service will never be taken by Kafka: its log says why");
        assertThat(outbox(Double.NaN, Double.NaN, Double.NaN))
                .containsExactly("the database of release-service does not answer");
    }

    private List<String> outbox(double waiting, double oldest, double refused) {
        return after(
                0,
                new EventTroubles.Seen(
                        "release-service",
                        Map.of(),
                        false,
                        Map.of(OWN, new Position(0, 3, true)),
                        Map.of(),
                        new OutboxMetrics.Contents(waiting, oldest, refused)));
    }

    private static EventTroubles.Seen at(long behind, long dealtWith) {
        return new EventTroubles.Seen(
                "release-service",
                Map.of(),
                false,
                Map.of(OWN, new Position(behind, dealtWith, true)),
                Map.of(),
                EMPTY);
    }

    private List<String> after(long seconds, EventTroubles.Seen seen) {
        Instant now = NOW.plusSeconds(seconds);
        memory = EventTroubles.remember(memory, seen, now);
        return EventTroubles.choose(memory, seen, now);
    }
}
