package io.fairway.verification.run;

import io.fairway.events.Measurement;
import io.fairway.events.Measurement.Point;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod;
import io.fairway.verification.WorkloadObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured during one verification: the ready pods and restarts of each workload, and how long each check took. Records
 * what is observed anyway, so it costs no time.
 *
 * <p>Of a count only its changes are kept, as steps. What grows beyond the limits of {@link Measurement} is thinned out: the
 * first and the last point and the extremes stay. Knows no clock and is not safe for use by several threads.
 */
final class Measurements {

    private static final String PODS = "pods";
    private static final String RESTARTS = "restarts";
    private static final String MILLISECONDS = "ms";

    /** Between thinnings, so that not each new point costs one. */
    private static final int MAX_KEPT = 2 * Measurement.MAX_POINTS;

    private final Instant received;
    private final Map<Name, List<Point>> series = new LinkedHashMap<>();

    private record Name(String text, String unit) {

        /** Which ones stay if there are too many. */
        private int rank() {
            return switch (unit) {
                case MILLISECONDS -> 0;
                case RESTARTS -> 1;
                default -> 2;
            };
        }
    }

    /**
     * @param received when the release was deployed, as far as the verifier knows
     * @param before what an earlier attempt at this verification measured
     */
    Measurements(Instant received, List<Measurement> before) {
        this.received = received;
        before.forEach(measurement ->
                series.put(new Name(measurement.name(), measurement.unit()), new ArrayList<>(measurement.points())));
    }

    void observed(Observation observation, Instant at) {
        if (!(observation instanceof Observation.Observed observed)) {
            return;
        }
        for (WorkloadObservation workload : observed.workloads()) {
            switch (workload) {
                case WorkloadObservation.Missing absent -> count(ready(absent), 0, at);
                case WorkloadObservation.Unsupported _ -> {}
                case WorkloadObservation.Present present -> observed(present, at);
            }
        }
    }

    private void observed(WorkloadObservation.Present present, Instant at) {
        Name restarts = new Name("restarts " + present.expected().object().display(), RESTARTS);
        int restarted = present.pods().stream().mapToInt(Pod::restarts).sum();
        if (restarted > 0 || series.containsKey(restarts)) {
            count(restarts, restarted, at);
        }
        switch (present.progress()) {
            case WorkloadObservation.Replicas _ ->
                count(
                        ready(present),
                        present.pods().stream()
                                .filter(pod -> pod.ready() && !pod.terminating())
                                .count(),
                        at);
            case WorkloadObservation.Completion _ -> {} // it has to complete, not to be ready
        }
    }

    /** Of each check the slowest result. */
    void checked(List<CheckResult> results, Instant at) {
        Map<Name, Long> slowest = results.stream()
                .collect(Collectors.toMap(
                        result -> latency(result.request()), CheckResult::millis, Math::max, LinkedHashMap::new));
        slowest.forEach((name, millis) -> add(name, new Point(millisAt(at), millis)));
    }

    /** Carries the last count of each workload on to the end. */
    void end(Instant at) {
        series.forEach((name, points) -> {
            if (!name.unit().equals(MILLISECONDS) && !points.isEmpty()) {
                Point last = points.getLast();
                if (last.millis() < millisAt(at)) {
                    points.add(new Point(millisAt(at), last.value()));
                }
            }
        });
    }

    /** All of it so far, within the limits. */
    List<Measurement> all() {
        List<Name> kept = series.keySet().stream()
                .sorted(Comparator.comparingInt(Name::rank))
                .limit(Measurement.MAX_SERIES)
                .toList();
        return series.entrySet().stream()
                .filter(entry -> kept.contains(entry.getKey()))
                .map(entry -> new Measurement(
                        entry.getKey().text(),
                        entry.getKey().unit(),
                        thinned(entry.getValue(), Measurement.MAX_POINTS)))
                .toList();
    }

    private static Name ready(WorkloadObservation workload) {
        return new Name("ready pods " + workload.expected().object().display(), PODS);
    }

    private static Name latency(CheckRequest request) {
        return new Name(request.check().name() + " " + request.object().display(), MILLISECONDS);
    }

    private void count(Name name, long value, Instant at) {
        long millis = millisAt(at);
        List<Point> points = series.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!points.isEmpty()) {
            Point last = points.getLast();
            if (last.value() == value) {
                return;
            }
            if (last.millis() < millis - 1) {
                points.add(new Point(millis - 1, last.value()));
            }
        }
        add(name, new Point(millis, value));
    }

    private void add(Name name, Point point) {
        List<Point> points = series.computeIfAbsent(name, _ -> new ArrayList<>());
        points.add(point);
        if (points.size() > MAX_KEPT) {
            series.put(name, new ArrayList<>(thinned(points, Measurement.MAX_POINTS)));
        }
    }

    private long millisAt(Instant at) {
        return Math.max(0, Duration.between(received, at).toMillis());
    }

    /** The first, the last, and of what is between the lowest and the highest of each of equally many points in a row. */
    static List<Point> thinned(List<Point> points, int max) {
        if (points.size() <= max) {
            return List.copyOf(points);
        }
        List<Point> inner = points.subList(1, points.size() - 1);
        int groups = (max - 2) / 2;
        List<Point> kept = new ArrayList<>();
        kept.add(points.getFirst());
        for (int group = 0; group < groups; group++) {
            List<Point> some = inner.subList(
                    (int) ((long) group * inner.size() / groups), (int) ((long) (group + 1) * inner.size() / groups));
            int lowest = 0;
            int highest = 0;
            for (int i = 1; i < some.size(); i++) {
                lowest = some.get(i).value() < some.get(lowest).value() ? i : lowest;
                highest = some.get(i).value() > some.get(highest).value() ? i : highest;
            }
            kept.add(some.get(Math.min(lowest, highest)));
            if (lowest != highest) {
                kept.add(some.get(Math.max(lowest, highest)));
            }
        }
        kept.add(points.getLast());
        return List.copyOf(kept);
    }
}
