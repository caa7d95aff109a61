package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImageRef;
import io.fairway.events.Measurement;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application with staging and production, whose releases are good unless a test says otherwise. */
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
abstract class TwoEnvironments {

    static final AtomicInteger NEXT = new AtomicInteger();
    static final List<Measurement> MEASURED = List.of(
            new Measurement("GET /health", "ms", List.of(new Measurement.Point(0, 4.5), new Measurement.Point(10, 3))));

    @Inject
    FakeHelm helm;

    @Inject
    FakeCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    final String application = "hello" + NEXT.incrementAndGet();
    final Target staging = new Target(application, "staging");
    final Target production = new Target(application, "production");
    final Set<String> badIn = ConcurrentHashMap.newKeySet();
    Wire wire;

    @BeforeEach
    void connect() {
        helm.forgetAll();
        wire = new Wire(bootstrapServers);
        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        register();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        cluster.goAway(false);
        wire.close();
    }

    void register() {
        put(Map.of(
                        "repository",
                        "https://git.example/" + application + ".git",
                        "environments",
                        List.of(
                                Map.of("name", "staging", "namespace", application + "-staging"),
                                Map.of("name", "production", "namespace", application + "-production"))))
                .statusCode(200);
    }

    ValidatableResponse put(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(body)
                .put("/applications/" + application)
                .then();
    }

    static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(body)
                .post(path)
                .then();
    }

    UUID released(long sequence, String version) {
        UUID change = publish(sequence, version);
        outcomeOf(change, "VERIFIED");
        return change;
    }

    UUID publish(long sequence, String version) {
        Envelope published = published(sequence, version);
        wire.send(published);
        return published.changeId();
    }

    Envelope published(long sequence, String version) {
        helm.chart(version, Map.of(deployment(staging), version, deployment(production), version));
        ChartPublished chart = chart(sequence, version, List.of("staging", "production"));
        UUID change = Uuid7.at(Instant.now());
        Envelope accepted = wire.send(change, null, new ChangeAccepted(chart.source(), "ann", "push " + sequence));
        return new Envelope(Uuid7.at(Instant.now()), Instant.now(), "/fairway/test", change, accepted.id(), chart);
    }

    ChartPublished chart(long sequence, String version, List<String> environments) {
        return new ChartPublished(
                new Source("https://git.example/" + application, "main", "c0ffee" + sequence, sequence),
                application,
                new ChartRef(
                        "hello", version, "oci://r/hello", "sha256:a", "http://c/a.tgz", "sha256:content-" + version),
                new ImageRef("r/hello", "main-1", "sha256:image-" + version),
                environments,
                List.of(),
                null);
    }

    static Envelope envelope(UUID change, FairwayEvent event) {
        return new Envelope(Uuid7.at(Instant.now()), Instant.now(), "/fairway/test", change, null, event);
    }

    /** Releases are bad where {@link #badIn} says so; what comes back is good. */
    FairwayEvent verdict(ReleaseDeployed deployed) {
        boolean rollback = given().get("/releases/" + deployed.releaseId())
                .then()
                .extract()
                .path("kind")
                .equals("ROLLBACK");
        return !rollback && badIn.contains(deployed.target().environment())
                ? bad(deployed)
                : new ReleaseVerified(
                        deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), MEASURED);
    }

    static ReleaseFailed bad(ReleaseDeployed deployed) {
        return bad(deployed, deployed.revision());
    }

    static ReleaseFailed bad(ReleaseDeployed deployed, int revision) {
        return new ReleaseFailed(
                deployed.releaseId(),
                deployed.target(),
                revision,
                Reason.CRASH_LOOP,
                "Pod/hello crashes",
                List.of(),
                List.of(),
                null);
    }

    ValidatableResponse outcomeOf(UUID change, String outcome) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> change(change).statusCode(200).body("outcome", is(outcome)));
        return change(change);
    }

    static ValidatableResponse change(UUID change) {
        return given().get("/changes/" + change).then();
    }

    static ValidatableResponse release(String id) {
        return given().get("/releases/" + id).then();
    }

    List<Status> revisions(Target target) {
        return helm.history(FakeHelm.place(target)).stream()
                .map(HelmRevision::status)
                .toList();
    }

    ObjectRef deployment(Target target) {
        return new ObjectRef("apps/v1", "Deployment", application + "-" + target.environment(), application);
    }

    ObjectRef extra(Target target) {
        return new ObjectRef("v1", "ConfigMap", application + "-" + target.environment(), "extra");
    }
}
