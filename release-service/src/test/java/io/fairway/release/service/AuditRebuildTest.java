package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit is read once more from real topics, beside what people look at. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class AuditRebuildTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DataSource dataSource;

    private AuditedApplication application;

    @BeforeEach
    void connect() {
        application = new AuditedApplication(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        application.close();
    }

    @Test
    void theAudit_isRebuiltFromTheTopics_whilePeopleReadIt() throws SQLException {
        application.journey();
        application.awaitEntries(4);
        int generation = given().get("/audit/status").then().extract().path("generation");
        String before = given().get("/audit?application=" + application.name()).asString();
        sql("UPDATE audit_entries SET actor = 'nobody' WHERE application = '" + application.name() + "'");

        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .post("/audit/rebuild")
                .then()
                .statusCode(401);
        rebuild("").statusCode(400).body("detail", startsWith("reason must say why"));
        rebuild("somebody was at the table").statusCode(202).body("rebuild.by", is("operator"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            given().get("/audit?application=" + application.name())
                    .then()
                    .statusCode(200)
                    .body("", hasSize(4));
            given().get("/audit/status")
                    .then()
                    .body("generation", is(generation + 1))
                    .body("rebuild.running", is(false))
                    .body("rebuild.percent", is(100))
                    .body("rebuild.reason", is("somebody was at the table"));
        });
        assertThat(given().get("/audit?application=" + application.name()).asString())
                .isEqualTo(before);
        application.journey();
        application.awaitEntries(8);
    }

    @Test
    void whatWasLost_comesBackWithARebuild_andWhatWasNeverThere_goes() throws SQLException {
        UUID change = application.journey();
        application.awaitEntries(4);
        int generation = given().get("/audit/status").then().extract().path("generation");
        sql("DELETE FROM audit_entries WHERE type = 'ReleaseVerified' AND change_id = '" + change + "'");
        sql("UPDATE audit_entries SET event_id = gen_random_uuid() WHERE type = 'ChangeAccepted' AND change_id = '"
                + change + "'");

        rebuild("a row is missing").statusCode(202);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/audit/status").then().body("generation", is(generation + 1)));
        given().get("/audit?changeId=" + change)
                .then()
                .body("type", contains("ReleaseVerified", "ReleaseRequested", "ImagePushed", "ChangeAccepted"));
    }

    private static ValidatableResponse rebuild(String reason) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(Map.of("reason", reason))
                .post("/audit/rebuild")
                .then();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }
}
