package io.fairway.eventlog;

import io.fairway.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets inbox rows that are older than any record that Kafka could still deliver. */
@Singleton
class InboxRetention {

    private static final Logger LOG = Logger.getLogger(InboxRetention.class);
    private static final int CHUNK = 10_000;

    private final DataSource dataSource;
    private final Duration retention;
    private final WorkLoop loop = new WorkLoop("inbox-retention", 1, Duration.ofHours(6), this::forgetSome);

    InboxRetention(DataSource dataSource, EventLogConfig config) {
        this.dataSource = dataSource;
        this.retention = config.inboxRetention();
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /** @return whether there may be more to forget */
    boolean forgetSome() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM inbox WHERE ctid IN"
                        + " (SELECT ctid FROM inbox WHERE seen_at < now() - make_interval(secs => ?) LIMIT ?)")) {
            delete.setDouble(1, retention.toSeconds());
            delete.setInt(2, CHUNK);
            int forgotten = delete.executeUpdate();
            if (forgotten > 0) {
                LOG.infof("forgot old inbox rows: rows=%d retention=%s", forgotten, retention);
            }
            return forgotten == CHUNK;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove old inbox rows", e);
        }
    }
}
