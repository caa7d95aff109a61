package io.fairway.eventlog.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The event log inside of Quarkus: beans, settings, migration, transactions, acknowledgement. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class InAServiceTest {

    private final Orders orders;
    private final AgroalDataSource dataSource;

    InAServiceTest(Orders orders, AgroalDataSource dataSource) {
        this.orders = orders;
        this.dataSource = dataSource;
    }

    @Test
    void whatIsSaid_isHeard_andPoisonStopsNobody() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("outbox") == 0
                        && Scrape.now()
                                        .value(
                                                "fairway_consumer_lag_records",
                                                "consumer",
                                                "orders-test",
                                                "topic",
                                                "orders")
                                == 0);
        long seenBefore = count("inbox WHERE consumer = 'orders-test'");

        orders.place("first");
        orders.place("poison");
        orders.place("last");

        await().atMost(Duration.ofSeconds(30)).until(() -> orders.received().contains("last"));
        assertThat(orders.received()).containsExactly("first", "last");
        assertThat(count("inbox WHERE consumer = 'orders-test'") - seenBefore)
                .as("two orders, one dead letter")
                .isEqualTo(3);
        await().atMost(Duration.ofSeconds(10)).until(() -> count("outbox") == 0);
    }

    @Test
    void deadLetters_areCountedByCause() {
        orders.place("poison");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Scrape.now()
                                .value(
                                        "fairway_dead_letters_total",
                                        "cause",
                                        "refused-by-handler",
                                        "consumer",
                                        "orders-test"))
                        .isPositive());
    }

    /** Who holds the lock of the relay keeps messages waiting; the number is the one in Relay. */
    @Test
    void outbox_isMeasured() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(x'6661697277617931'::bigint)");
            try {
                orders.placeUnheard("one");
                orders.placeUnheard("two");
                statement.execute(
                        "INSERT INTO outbox (topic, message_key, header_names, header_values, payload, refused)"
                                + " VALUES ('unheard', '', '{}', '{}', '', 'by the test')");

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    Scrape scrape = Scrape.now();
                    assertThat(scrape.value("fairway_outbox_messages")).isEqualTo(2);
                    assertThat(scrape.value("fairway_outbox_refused_messages")).isEqualTo(1);
                    assertThat(scrape.value("fairway_outbox_oldest_age_seconds"))
                            .isBetween(1.0, 60.0);
                });
            } finally {
                statement.execute("DELETE FROM outbox WHERE refused IS NOT NULL");
                statement.execute("SELECT pg_advisory_unlock_all()");
            }
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Scrape scrape = Scrape.now();
            assertThat(scrape.value("fairway_outbox_messages")).isZero();
            assertThat(scrape.value("fairway_outbox_refused_messages")).isZero();
            assertThat(scrape.value("fairway_outbox_oldest_age_seconds")).isZero();
        });
    }

    private long count(String table) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
