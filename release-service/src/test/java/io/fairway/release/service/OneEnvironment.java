package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImageRef;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application in one environment, whose releases are found good unless a test says otherwise. */
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
abstract class OneEnvironment {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    FakeHelm helm;

    @Inject
    FakeCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    final String application = "diffed" + NEXT.incrementAndGet();
    final Target staging = new Target(application, "staging");
    final ObjectRef deployment = object("apps/v1", "Deployment", application);
    final ObjectRef configuration = object("v1", "ConfigMap", "settings");
    final ObjectRef secret = object("v1", "Secret", "access");
    Wire wire;

    @BeforeEach
    void connect() {
        helm.forgetAll();
        wire = new Wire(bootstrapServers);
        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(Map.of(
                        "repository",
                        "https://git.example/" + application + ".git",
                        "environments",
                        List.of(Map.of("name", "staging", "namespace", application + "-staging"))))
                .put("/applications/" + application)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        cluster.goAway(false);
        wire.close();
    }

    protected FairwayEvent verdict(ReleaseDeployed deployed) {
        return new ReleaseVerified(
                deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), List.of());
    }

    /** Publishes a chart, and waits until its release is verified. */
    String released(long sequence, String version, Map<ObjectRef, String> content) {
        return publish(sequence, version, content, "VERIFIED");
    }

    /** Publishes a chart, and waits until its change has ended like this. */
    String publish(long sequence, String version, Map<ObjectRef, String> content, String outcome) {
        UUID change = announce(sequence, version, content);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/changes/" + change).then().statusCode(200).body("outcome", is(outcome)));
        return given().get("/changes/" + change).then().extract().path("releases[0].id");
    }

    /** Publishes a chart. */
    UUID announce(long sequence, String version, Map<ObjectRef, String> content) {
        helm.chart(version, content);
        Source source = new Source("https://git.example/" + application, "main", "c0ffee" + sequence, sequence);
        UUID change = Uuid7.at(Instant.now());
        wire.send(change, null, new ChangeAccepted(source, "ann", "push " + sequence));
        wire.send(
                change,
                null,
                new ChartPublished(
                        source,
                        application,
                        new ChartRef(
                                "hello",
                                version,
                                "oci://r/hello",
                                "sha256:" + application + version,
                                "http://c/a.tgz",
                                "sha256:" + application + version),
                        new ImageRef("r/hello", "main-1", "sha256:image-" + version),
                        List.of("staging"),
                        List.of(),
                        List.of()));
        return change;
    }

    ObjectRef object(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, application + "-staging", name);
    }
}
