package io.fairway.eventlog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Remembers which events a consumer has dealt with, so that what is delivered twice has effect once. */
@Singleton
public class Inbox {

    private final DataSource dataSource;
    private final Transactions transactions;

    Inbox(DataSource dataSource, Transactions transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /**
     * Notes the event as dealt with, if the caller's transaction commits. A second transaction that asks about the same
     * event meanwhile waits for the outcome of the first.
     *
     * @return false if this consumer has seen the event before
     * @throws IllegalStateException without a transaction, or if the database fails
     */
    public boolean firstTime(String consumer, UUID eventId) {
        transactions.requireOne("asking the inbox");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, consumer);
            insert.setObject(2, eventId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the inbox", e);
        }
    }
}
