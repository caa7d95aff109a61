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
        orders.place("first");
        orders.place("poison");
        orders.place("last");

        await().atMost(Duration.ofSeconds(30)).until(() -> orders.received().contains("last"));
        assertThat(orders.received()).containsExactly("first", "last");
        assertThat(count("inbox")).as("two orders, one dead letter").isEqualTo(3);
        await().atMost(Duration.ofSeconds(10)).until(() -> count("outbox") == 0);
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
