package io.fairway.eventlog;

import io.fairway.work.WorkLoop;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the {@link Outbox}, oldest first, and deletes what Kafka has acknowledged. Woken by the commit that
 * appended it.
 *
 * <p>Of all the processes on one database one sends at a time: whoever holds an advisory lock, which ends with the
 * transaction, however the process ends. A crash after sending and before the commit sends again, with the same id; that is
 * what the {@link Inbox} of the receiver is for.
 *
 * <p>The transaction stays open while Kafka acknowledges. Deleting first and sending afterwards would lose messages; a
 * "sent" column would need a second transaction and somebody to clean up, and save nothing.
 */
@Singleton
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** Any number will do, as long as nobody else takes advisory locks with it in this database. */
    private static final long LOCK = 0x6661_6972_7761_7931L;

    private final DataSource dataSource;
    private final Transactions transactions;
    private final Signals signals;
    private final MessageSender sender;
    private final EventLogConfig config;
    private final WorkLoop loop;
    private final Timer delay = Timer.builder("fairway.outbox.delay")
            .description("from appending a message to its acknowledgement by Kafka")
            .publishPercentiles(0.5, 0.99)
            .register(Metrics.globalRegistry);

    Relay(
            DataSource dataSource,
            Transactions transactions,
            Signals signals,
            MessageSender sender,
            EventLogConfig config) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.signals = signals;
        this.sender = sender;
        this.config = config;
        this.loop = new WorkLoop("outbox-relay", 1, config.safetyPoll(), this::sendBatch);
    }

    /** After everybody else's start, so that the service has created its topics. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        if (config.relay()) {
            sender.connect();
            loop.start();
            signals.onSignal(Outbox.CHANNEL, loop::wake);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.relay()) {
            loop.close();
        }
        sender.close();
    }

    /**
     * Sends the oldest messages.
     *
     * @return whether there may be more
     * @throws IllegalStateException if the database failed, or Kafka did not acknowledge everything; what it did acknowledge
     *     is deleted all the same
     */
    boolean sendBatch() {
        Outcome outcome;
        try {
            // Finding a broker, and then its acknowledgement, may each take the whole of the allowed time.
            outcome = transactions.inNew(config.acknowledgeWithin().multipliedBy(3), this::sendUnderLock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the outbox was sent", e);
        } catch (Exception e) {
            throw new IllegalStateException("the outbox cannot be sent", e);
        }
        if (outcome.unsent() > 0) {
            throw new IllegalStateException(
                    outcome.unsent() + " messages were not acknowledged by Kafka, they are kept and sent again",
                    outcome.failure());
        }
        return outcome.mayBeMore();
    }

    private Outcome sendUnderLock() throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection)) {
                return Outcome.NOTHING_TO_DO;
            }
            List<StoredMessage> messages = oldest(connection);
            if (messages.isEmpty()) {
                return Outcome.NOTHING_TO_DO;
            }
            MessageSender.Receipt receipt = sender.send(messages);
            delete(connection, receipt.acknowledged());
            refuse(connection, receipt.refused());
            Instant now = Instant.now();
            receipt.acknowledged().forEach(message -> delay.record(Duration.between(message.appendedAt(), now)));
            int unsent = messages.size()
                    - receipt.acknowledged().size()
                    - receipt.refused().size();
            return new Outcome(messages.size() == config.batchSize(), unsent, receipt.failure());
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            select.setLong(1, LOCK);
            try (ResultSet result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private List<StoredMessage> oldest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, topic, message_key, header_names, header_values, payload, appended_at FROM outbox"
                        + " WHERE refused IS NULL ORDER BY id LIMIT ?")) {
            select.setInt(1, config.batchSize());
            try (ResultSet result = select.executeQuery()) {
                List<StoredMessage> messages = new ArrayList<>();
                while (result.next()) {
                    messages.add(new StoredMessage(
                            result.getLong("id"),
                            new OutgoingMessage(
                                    result.getString("topic"),
                                    result.getString("message_key"),
                                    headers(result.getArray("header_names"), result.getArray("header_values")),
                                    result.getBytes("payload")),
                            result.getObject("appended_at", OffsetDateTime.class)
                                    .toInstant()));
                }
                return messages;
            }
        }
    }

    private static Map<String, String> headers(Array names, Array values) throws SQLException {
        String[] keys = (String[]) names.getArray();
        String[] texts = (String[]) values.getArray();
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            headers.put(keys[i], texts[i]);
        }
        return headers;
    }

    private static void delete(Connection connection, List<StoredMessage> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(StoredMessage::id).toArray()));
            delete.executeUpdate();
        }
    }

    private static void refuse(Connection connection, Map<StoredMessage, Exception> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE outbox SET refused = ? WHERE id = ?")) {
            for (Map.Entry<StoredMessage, Exception> entry : refused.entrySet()) {
                StoredMessage message = entry.getKey();
                LOG.errorf(
                        "Kafka will never take a message, it stays in the outbox: id=%d topic=%s key=%s cause=%s",
                        message.id(),
                        message.message().topic(),
                        message.message().key(),
                        entry.getValue());
                Metrics.counter("fairway.outbox.refused").increment();
                update.setString(1, entry.getValue().toString());
                update.setLong(2, message.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private record Outcome(
            boolean mayBeMore, int unsent, @Nullable Exception failure) {

        static final Outcome NOTHING_TO_DO = new Outcome(false, 0, null);
    }
}
