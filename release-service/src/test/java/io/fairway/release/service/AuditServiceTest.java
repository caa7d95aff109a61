package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ActionTaken;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on real topics, and entries in a real database. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class AuditServiceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

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
    void whatHappened_isThere_withWhoAndWhy_andWhatItsNeighboursKnow() {
        application.journey();

        application.awaitEntries(4);
        given().get("/audit?application=" + application.name())
                .then()
                .body("type", contains("ReleaseVerified", "ReleaseRequested", "ImagePushed", "ChangeAccepted"))
                .body("application", everyItem(is(application.name())))
                .body("commit", everyItem(is(application.commit())))
                .body("[0].chartVersion", is("1.0.0"))
                .body("[0].why", is("revision 3 was seen healthy on its own pods"))
                .body("[0].actor", is("fairway/test"))
                .body("[1].detail", is("CHANGE"))
                .body("[3].actor", is("Ada Example"))
                .body("[3].actorKind", is("AUTHOR"))
                .body("[3].environment", nullValue());
    }

    @Test
    void whatCannotBeRead_stopsNobody() {
        application.sendUnreadable();

        application.journey();

        application.awaitEntries(4);
        given().get("/audit/status").then().body("unreadable", greaterThanOrEqualTo(1));
    }

    @Test
    void entries_areFiltered_andPaged() {
        application.journey();
        application.awaitEntries(4);

        given().get("/audit?application=" + application.name() + "&type=ReleaseVerified")
                .then()
                .body("type", contains("ReleaseVerified"));
        given().get("/audit?application=" + application.name() + "&actor=fairway")
                .then()
                .body("", hasSize(3));
        given().get("/audit?application=" + application.name() + "&from=2020-01-01&to=2020-01-02")
                .then()
                .body("", hasSize(0));
        String path = "/audit?application=" + application.name() + "&limit=3";
        String link = given().get(path).then().body("", hasSize(3)).extract().header("Link");
        String next = link.substring(1, link.indexOf('>'));
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("type", contains("ChangeAccepted"))
                .header("Link", nullValue());
    }

    @Test
    void wrongQuestions_sayWhatIsWrong() {
        given().get("/audit?limit=0").then().statusCode(400).body("detail", is("limit must be 1 to 500"));
        given().get("/audit?from=yesterday").then().statusCode(400).body("detail", startsWith("from must be a date"));
        given().get("/audit?changeId=x").then().statusCode(400).body("detail", is("changeId must be a UUID"));
        given().get("/audit?before=999999999")
                .then()
                .statusCode(400)
                .body("detail", containsString("no entry 999999999"));
        given().get("/audit?format=pdf").then().statusCode(400);
        given().get("/events?changeId=x").then().statusCode(400).body("detail", is("changeId must be a UUID"));
    }

    @Test
    void exports_areStreams() {
        application.send(new ActionTaken(
                "ada", ActionTaken.Action.PAUSE, application.name(), "production", null, null, "=cmd|' /C calc'!A0"));
        application.awaitEntries(1);

        given().accept("text/csv")
                .get("/audit?application=" + application.name())
                .then()
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("fairway-audit.csv"))
                .body(startsWith("\"number\",\"at\","))
                .body(containsString("\"PERSON\",\"ActionTaken\",\"PAUSE\""));
        String lines = given().get("/audit?format=ndjson&application=" + application.name())
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines()).singleElement().asString().startsWith("{\"number\":");
    }

    @Test
    void deliveryMetrics_areComputedFromTheAudit() {
        application.journey();
        application.awaitEntries(4);

        given().get("/delivery-metrics?application=" + application.name() + "&environment=production")
                .then()
                .statusCode(200)
                .body("metrics.deployments.count", is(1))
                .body("metrics.leadTime.count", is(1))
                .body("metrics.leadTime.medianSeconds", is(0.003f))
                .body("metrics.changeFailures.rate", is(0.0f))
                .body("metrics.timeToRestore.medianSeconds", nullValue())
                .body("before.deployments", nullValue())
                .body("before.changeFailures.rate", nullValue());
        given().get("/delivery-metrics?application=" + application.name() + "&environment=moon")
                .then()
                .body("metrics.deployments", nullValue());
        given().get("/delivery-metrics?application=" + application.name())
                .then()
                .statusCode(404);
        given().get("/delivery-metrics?from=2020-01-01&to=2026-01-01").then().statusCode(400);
        given().get("/delivery-metrics").then().statusCode(200);
    }

    @Test
    void consumer_isNamedByReadiness_andByMetrics() {
        application.journey();
        application.awaitEntries(4);

        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Consumers' }.status", is("UP"))
                .body("checks.find { it.name == 'Consumers' }.data.audit", is("running"));
        given().get("/q/metrics")
                .then()
                .body(containsString("fairway_consumer_running{channel=\"audit\",consumer=\"fairway-audit\"} 1.0"))
                .body(containsString(
                        "fairway_consumer_lag_records{consumer=\"fairway-audit\",topic=\"fairway.builds\"} "));
    }
}
