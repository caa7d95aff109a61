package io.fairway.eventlog.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OutboxMetricsTest {

    @Test
    void databaseAway_isNotANumber_andNoFailure() {
        DataSource away = (DataSource)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, _, _) -> {
                    throw new SQLException("this is expected by the test");
                });

        assertThat(new OutboxMetrics(away).read()).isEqualTo(OutboxMetrics.Contents.UNKNOWN);
    }
}
