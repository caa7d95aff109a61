package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.events.Envelope;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the database, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class EventStoreTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SINKS_OF_THE_FILE = "'hook', 'hanging', 'chat', 'outside', 'tools'";

    @Inject
    EventStore eventStore;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TestEvents events;

    @BeforeEach
    void connect() {
        TestReceivers.reset();
        events = new TestEvents(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void rows_haveTheFormThatTheyAlwaysHad() {
        UUID releaseId = UUID.randomUUID();
        Envelope requested = TestEvents.requested("shop-m", releaseId);
        Envelope verified = TestEvents.verified("shop-m", "staging", releaseId);
        events.send(requested);
        events.send(verified);

        await().atMost(SOON).until(() -> is("""
                        SELECT notice ->> 'fact' = 'RELEASE_VERIFIED'
                            AND notice ->> 'at' LIKE '20__-__-__T%%Z'
                            AND notice ->> 'sentence' = 'its chart was published'
                            AND NOT jsonb_exists(notice, 'by')
                            AND data -> 'target' ->> 'application' = 'shop-m'
                            AND cdevents -> 0 ->> 'customDataContentType' = 'application/json'
                        FROM events WHERE event_id = '%s'
                        """.formatted(verified.id())));
        await().atMost(SOON).until(() -> is("""
                        SELECT requested ->> 'kind' = 'CHANGE' AND application = 'shop-m' AND NOT deployed
                        FROM known_releases WHERE release_id = '%s'
                        """.formatted(releaseId)));
    }

    @Test
    void rowOfAnotherVersion_isDelivered() throws Exception {
        UUID eventId = UUID.randomUUID();
        execute("""
                INSERT INTO events (event_id, event_type, happened_at, change_id, data, notice, cdevents)
                VALUES ('%1$s', 'io.fairway.ReleaseVerified.v1', clock_timestamp(), '%1$s', '{"some": "event"}',
                    '{"at": "2026-11-23T20:00:00Z", "fact": "RELEASE_VERIFIED", "eventId": "%1$s", "changeId": "%1$s",
                      "sentence": "as it was", "application": "shop-n", "environment": "staging", "later": "a field"}',
                    '[]')
                """.formatted(eventId));

        await().atMost(SOON)
                .until(() ->
                        TestReceivers.eventsAt(TestReceivers.HOOK, "shop-n").contains(eventId));
    }

    @Test
    void oldEvent_isDeleted_onceItIsDelivered_andADeadLetterKeepsItsEvent() throws Exception {
        Envelope delivered = TestEvents.verified("shop-j", "staging");
        Envelope dead = TestEvents.verified("shop-k", "staging");
        Envelope young = TestEvents.verified("shop-l", "staging");
        for (Envelope envelope : List.of(delivered, dead, young)) {
            events.send(envelope);
        }
        // Only the sinks of the file are at work; a sink that hangs would keep everything.
        await().atMost(SOON)
                .until(() -> is("SELECT min(s.cursor) >= max(e.position) FROM sinks s, events e WHERE s.name IN ("
                        + SINKS_OF_THE_FILE + ") AND e.event_id = '" + young.id() + "'"));
        execute("UPDATE sinks SET configured = name IN (" + SINKS_OF_THE_FILE + ")");
        endAll(delivered, "DELIVERED");
        endAll(young, "DELIVERED");
        endAll(dead, "DEAD");
        execute("UPDATE events SET recorded_at = recorded_at - interval '2 hours' WHERE event_id IN ('" + delivered.id()
                + "', '" + dead.id() + "')");

        eventStore.deleteOlderThan(Duration.ofHours(1));

        assertThat(is("SELECT count(*) = 0 FROM events WHERE event_id = '" + delivered.id() + "'"))
                .isTrue();
        assertThat(is("SELECT count(*) = 2 FROM events WHERE event_id IN ('" + dead.id() + "', '" + young.id() + "')"))
                .isTrue();
    }

    private void endAll(Envelope envelope, String status) throws SQLException {
        execute("UPDATE deliveries SET status = '" + status + "', ended_at = clock_timestamp() WHERE position ="
                + " (SELECT position FROM events WHERE event_id = '" + envelope.id() + "')");
    }

    private boolean is(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
