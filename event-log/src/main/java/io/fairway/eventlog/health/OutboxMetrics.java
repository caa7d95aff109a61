package io.fairway.eventlog.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is in the outbox, as gauges. One query serves all of them, and it reads a bounded number of rows; while the database
 * is away they are not a number.
 */
@Singleton
class OutboxMetrics {

    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final int QUERY_TIMEOUT_SECONDS = 2;

    /** Beyond this, how many there are exactly helps nobody, and counting them would cost. */
    private static final int MAX_COUNTED = 10_000;

    private static final String QUERY = """
        SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE refused IS NULL LIMIT ?) waiting),
               (SELECT extract(epoch FROM clock_timestamp() - appended_at) FROM outbox WHERE refused IS NULL ORDER BY id LIMIT 1),
               (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE refused IS NOT NULL LIMIT ?) refused)
        """;

    private final DataSource dataSource;
    private final Cached<Contents> contents = new Cached<>(MAX_AGE, System::nanoTime, this::read);
    private final List<Gauge> gauges = new ArrayList<>();

    /**
     * @param waiting messages that are still to be sent
     * @param oldestSeconds how long the oldest of them has been waiting
     * @param refused messages that Kafka will never take
     */
    record Contents(double waiting, double oldestSeconds, double refused) {

        static final Contents UNKNOWN = new Contents(Double.NaN, Double.NaN, Double.NaN);
    }

    OutboxMetrics(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void start(@Observes StartupEvent event) {
        register("fairway.outbox.messages", null, "messages that are still to be sent to Kafka", Contents::waiting);
        register("fairway.outbox.oldest.age", "seconds", "age of the oldest of them", Contents::oldestSeconds);
        register("fairway.outbox.refused.messages", null, "messages that Kafka will never take", Contents::refused);
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.forEach(Metrics.globalRegistry::remove);
    }

    private void register(String name, @Nullable String unit, String description, ToDoubleFunction<Contents> value) {
        gauges.add(Gauge.builder(name, contents, cached -> value.applyAsDouble(cached.get()))
                .baseUnit(unit)
                .description(description)
                .register(Metrics.globalRegistry));
    }

    Contents read() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(QUERY)) {
            select.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            select.setInt(1, MAX_COUNTED);
            select.setInt(2, MAX_COUNTED);
            try (ResultSet result = select.executeQuery()) {
                return result.next()
                        ? new Contents(result.getLong(1), result.getDouble(2), result.getLong(3))
                        : Contents.UNKNOWN;
            }
        } catch (SQLException e) {
            LOG.debugf(e, "the outbox cannot be measured");
            return Contents.UNKNOWN;
        }
    }
}
