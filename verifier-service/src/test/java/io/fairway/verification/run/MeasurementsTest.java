package io.fairway.verification.run;

import static io.fairway.verification.TestObservations.HELLO;
import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.job;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.fairway.verification.TestObservations.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Measurement;
import io.fairway.events.Measurement.Point;
import io.fairway.events.ObjectRef;
import io.fairway.events.Workload;
import io.fairway.verification.Check;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Observation;
import io.fairway.verification.WorkloadObservation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Check HEALTH = new Check.HttpGet(new HttpCheck("hello", 8080, "/health", 200));

    private final Measurements measurements = new Measurements(START, List.of());

    @Test
    void readyPods_areStepsFromTheFirstObservationToTheEnd() {
        measurements.observed(observed(deployment(starting("a"), starting("b"))), at(0));
        measurements.observed(observed(deployment(starting("a"), starting("b"))), at(400));
        measurements.observed(observed(deployment(ready("a"), starting("b"))), at(1000));
        measurements.observed(observed(deployment(terminating(ready("a")), ready("b"), ready("c"))), at(2000));
        measurements.observed(new Observation.Unavailable("away"), at(2500));
        measurements.end(at(5000));

        assertThat(measurements.all())
                .containsExactly(new Measurement(
                        "ready pods Deployment/hello",
                        "pods",
                        List.of(
                                new Point(0, 0),
                                new Point(999, 0),
                                new Point(1000, 1),
                                new Point(1999, 1),
                                new Point(2000, 2),
                                new Point(5000, 2))));
    }

    @Test
    void restarts_areMeasured_onceThereAreAny() {
        measurements.observed(observed(deployment(ready("a"))), at(0));
        assertThat(names()).containsExactly("ready pods Deployment/hello");

        measurements.observed(
                observed(deployment(pod("a", false, 1, new Running()), pod("b", true, 2, new Running()))), at(10));
        measurements.observed(observed(deployment(ready("c"))), at(20));

        assertThat(names()).containsExactly("ready pods Deployment/hello", "restarts Deployment/hello");
        assertThat(values("restarts Deployment/hello")).containsExactly(3.0, 3.0, 0.0);
    }

    @Test
    void checks_areMeasuredByTheirSlowestPod() {
        measurements.checked(List.of(result("a", 12), result("b", 30)), at(1000));
        measurements.checked(List.of(result("a", 11)), at(4000));
        measurements.end(at(5000));

        assertThat(measurements.all())
                .containsExactly(new Measurement(
                        "GET /health Deployment/hello", "ms", List.of(new Point(1000, 30), new Point(4000, 11))));
    }

    @Test
    void nothingThatCanBeReady_isNotMeasured() {
        measurements.observed(
                observed(job(false, null, starting("m")), new WorkloadObservation.Unsupported(HELLO)), at(0));
        measurements.end(at(10));

        assertThat(measurements.all()).isEmpty();
    }

    @Test
    void workloadThatIsGone_hasNoReadyPods() {
        measurements.observed(observed(deployment(ready("a"))), at(0));
        measurements.observed(observed(new WorkloadObservation.Missing(HELLO)), at(10));

        assertThat(values("ready pods Deployment/hello")).containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void laterAttempt_goesOnWhereTheOneBeforeStopped() {
        measurements.observed(observed(deployment(starting("a"))), at(0));
        measurements.checked(List.of(result("a", 7)), at(5));

        Measurements next = new Measurements(START, measurements.all());
        next.observed(observed(deployment(ready("a"))), at(9000));

        assertThat(next.all().getFirst().points())
                .containsExactly(new Point(0, 0), new Point(8999, 0), new Point(9000, 1));
        assertThat(next.all()).hasSize(2);
    }

    @Test
    void timeBeforeTheStart_isTheStart() {
        measurements.observed(observed(deployment(starting("a"))), START.minusMillis(3));

        assertThat(measurements.all().getFirst().points()).containsExactly(new Point(0, 0));
    }

    @Test
    void manyPoints_areThinnedToTheLimit_andKeepWhatMatters() {
        for (int i = 0; i < 5000; i++) {
            measurements.checked(List.of(result("a", i == 2311 ? 9000 : i == 77 ? 1 : 10 + i % 3)), at(i * 10));
        }

        List<Point> points = measurements.all().getFirst().points();
        assertThat(points).hasSizeBetween(60, Measurement.MAX_POINTS);
        assertThat(points.getFirst().millis()).isZero();
        assertThat(points.getLast().millis()).isEqualTo(49_990);
        assertThat(points).extracting(Point::value).contains(9000.0, 1.0);
        assertThat(points).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    @Test
    void fewPoints_areNotThinned() {
        List<Point> points = IntStream.range(0, Measurement.MAX_POINTS)
                .mapToObj(i -> new Point(i, i))
                .toList();

        assertThat(Measurements.thinned(points, Measurement.MAX_POINTS)).isEqualTo(points);
    }

    @Test
    void manyWorkloads_areLimited_andChecksStay() {
        WorkloadObservation[] many = IntStream.range(0, 30)
                .mapToObj(i -> new WorkloadObservation.Missing(
                        new Workload(new ObjectRef("apps/v1", "Deployment", "shop", "w" + i), "uid-" + i, 1)))
                .toArray(WorkloadObservation[]::new);
        measurements.observed(observed(many), at(0));
        measurements.checked(List.of(result("a", 3)), at(1));

        assertThat(measurements.all()).hasSize(Measurement.MAX_SERIES);
        assertThat(names()).endsWith("GET /health Deployment/hello").startsWith("ready pods Deployment/w0");
    }

    private List<String> names() {
        return measurements.all().stream().map(Measurement::name).toList();
    }

    private List<Double> values(String name) {
        return measurements.all().stream()
                .filter(measurement -> measurement.name().equals(name))
                .flatMap(measurement -> measurement.points().stream())
                .map(Point::value)
                .toList();
    }

    private static CheckResult result(String pod, long millis) {
        return new CheckResult(new CheckRequest(HEALTH, HELLO.object(), ready(pod)), true, "status 200", millis);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
