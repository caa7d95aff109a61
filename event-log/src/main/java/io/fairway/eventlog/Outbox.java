package io.fairway.eventlog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Messages that leave if and only if the caller's transaction commits: they are rows of it. The {@link Relay} sends them
 * afterwards, in the order in which they were appended, at least once.
 */
@Singleton
public class Outbox {

    /** The channel that is notified when something was appended. */
    static final String CHANNEL = "outbox";

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final DataSource dataSource;
    private final Transactions transactions;

    Outbox(DataSource dataSource, Transactions transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /**
     * Appends a message to be sent after the commit, with the trace of the caller.
     *
     * @throws IllegalStateException without a transaction, or if the database fails
     * @throws IllegalArgumentException if Kafka would never take the message: better its cause fails than its delivery
     */
    public void append(OutgoingMessage message) {
        if (!TOPIC.matcher(message.topic()).matches()) {
            throw new IllegalArgumentException("not a topic name: " + message.topic());
        }
        if (message.size() > OutgoingMessage.MAX_BYTES) {
            throw new IllegalArgumentException("a message for " + message.topic() + " has " + message.size()
                    + " bytes, allowed are " + OutgoingMessage.MAX_BYTES);
        }
        transactions.requireOne("appending to the outbox");
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        String trace = Traces.current();
        if (trace != null) {
            headers.putIfAbsent(Traces.HEADER, trace);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO outbox (topic, message_key, header_names, header_values, payload)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, message.topic());
            insert.setString(2, message.key());
            insert.setArray(3, connection.createArrayOf("text", headers.keySet().toArray()));
            insert.setArray(4, connection.createArrayOf("text", headers.values().toArray()));
            insert.setBytes(5, message.payload());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot append to the outbox", e);
        }
    }
}
