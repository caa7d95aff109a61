package io.fairway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class RealInfrastructureTest {

    @Test
    void brokerAndDatabase_afterStart_answer() throws Exception {
        RealInfrastructure infrastructure = new RealInfrastructure();
        Map<String, String> settings = infrastructure.start();
        try {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
                admin.createTopics(List.of(new NewTopic("probe", 2, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
                assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("probe");
            }
            try (Connection connection = DriverManager.getConnection(
                    settings.get("quarkus.datasource.jdbc.url"),
                    settings.get("quarkus.datasource.username"),
                    settings.get("quarkus.datasource.password"))) {
                assertThat(connection.isValid(5)).isTrue();
            }
        } finally {
            infrastructure.stop();
        }
    }
}
