package io.fairway.verification;

import static io.fairway.verification.TestSightings.HELLO;
import static io.fairway.verification.TestSightings.deployment;
import static io.fairway.verification.TestSightings.job;
import static io.fairway.verification.TestSightings.leaving;
import static io.fairway.verification.TestSightings.pod;
import static io.fairway.verification.TestSightings.ready;
import static io.fairway.verification.TestSightings.seen;
import static io.fairway.verification.TestSightings.starting;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Measurement;
import io.fairway.events.Measurement.Point;
import io.fairway.events.ObjectRef;
import io.fairway.events.Workload;
import io.fairway.verification.Container.Running;
import io.fairway.verification.PodChecks.Answer;
import io.fairway.verification.PodChecks.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final HttpCheck HEALTH = new HttpCheck("hello", 8080, "/health", 200);

    private final Measurements measurements = new Measurements(START, List.of());

    @Test
    void readyPods_areStepsFromTheFirstSightToTheEnd() {
        measurements.saw(seen(deployment(starting("a"), starting("b"))), at(0));
        measurements.saw(seen(deployment(starting("a"), starting("b"))), at(400));
        measurements.saw(seen(deployment(ready("a"), starting("b"))), at(1000));
        measurements.saw(seen(deployment(leaving(ready("a")), ready("b"), ready("c"))), at(2000));
        measurements.saw(new Sight.Blind("away"), at(2500));
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
        measurements.saw(seen(deployment(ready("a"))), at(0));
        assertThat(names()).containsExactly("ready pods Deployment/hello");

        measurements.saw(seen(deployment(pod("a", false, 1, new Running()), pod("b", true, 2, new Running()))), at(10));
        measurements.saw(seen(deployment(ready("c"))), at(20));

        assertThat(names()).containsExactly("ready pods Deployment/hello", "restarts Deployment/hello");
        assertThat(values("restarts Deployment/hello")).containsExactly(3.0, 3.0, 0.0);
    }

    @Test
    void checks_areMeasuredByTheirSlowestPod() {
        measurements.answered(List.of(answer("a", 12), answer("b", 30)), at(1000));
        measurements.answered(List.of(answer("a", 11)), at(4000));
        measurements.end(at(5000));

        assertThat(measurements.all())
                .containsExactly(new Measurement(
                        "GET /health Deployment/hello", "ms", List.of(new Point(1000, 30), new Point(4000, 11))));
    }

    @Test
    void nothingThatCanBeReady_isNotMeasured() {
        measurements.saw(seen(job(false, null, starting("m")), new Sighting.Unwatchable(HELLO)), at(0));
        measurements.end(at(10));

        assertThat(measurements.all()).isEmpty();
    }

    @Test
    void workloadThatIsGone_hasNoReadyPods() {
        measurements.saw(seen(deployment(ready("a"))), at(0));
        measurements.saw(seen(new Sighting.Absent(HELLO)), at(10));

        assertThat(values("ready pods Deployment/hello")).containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void laterAttempt_goesOnWhereTheOneBeforeStopped() {
        measurements.saw(seen(deployment(starting("a"))), at(0));
        measurements.answered(List.of(answer("a", 7)), at(5));

        Measurements next = new Measurements(START, measurements.all());
        next.saw(seen(deployment(ready("a"))), at(9000));

        assertThat(next.all().getFirst().points())
                .containsExactly(new Point(0, 0), new Point(8999, 0), new Point(9000, 1));
        assertThat(next.all()).hasSize(2);
    }

    @Test
    void timeBeforeTheStart_isTheStart() {
        measurements.saw(seen(deployment(starting("a"))), START.minusMillis(3));

        assertThat(measurements.all().getFirst().points()).containsExactly(new Point(0, 0));
    }

    @Test
    void manyPoints_areThinnedToTheLimit_andKeepWhatMatters() {
        for (int i = 0; i < 5000; i++) {
            measurements.answered(List.of(answer("a", i == 2311 ? 9000 : i == 77 ? 1 : 10 + i % 3)), at(i * 10));
        }

        List<Point> points = measurements.all().getFirst().points();
        assertThat(points).hasSizeBetween(60, Measurement.MOST_POINTS);
        assertThat(points.getFirst().millis()).isZero();
        assertThat(points.getLast().millis()).isEqualTo(49_990);
        assertThat(points).extracting(Point::value).contains(9000.0, 1.0);
        assertThat(points).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    @Test
    void fewPoints_areNotThinned() {
        List<Point> points = IntStream.range(0, Measurement.MOST_POINTS)
                .mapToObj(i -> new Point(i, i))
                .toList();

        assertThat(Measurements.thinned(points, Measurement.MOST_POINTS)).isEqualTo(points);
    }

    @Test
    void manyWorkloads_areLimited_andChecksStay() {
        Sighting[] many = IntStream.range(0, 30)
                .mapToObj(i -> new Sighting.Absent(
                        new Workload(new ObjectRef("apps/v1", "Deployment", "shop", "w" + i), "uid-" + i, 1)))
                .toArray(Sighting[]::new);
        measurements.saw(seen(many), at(0));
        measurements.answered(List.of(answer("a", 3)), at(1));

        assertThat(measurements.all()).hasSize(Measurement.MOST_SERIES);
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

    private static Answer answer(String pod, long millis) {
        return new Answer(new Question(HEALTH, HELLO.object(), ready(pod)), true, "status 200", millis);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
