package io.fairway.verification;

import io.fairway.events.Place;
import io.fairway.events.PodOutput;
import io.fairway.events.Workload;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A cluster that shows what a test wants it to show, by namespace. */
@Alternative
@Priority(1)
@Singleton
public class FakeCluster implements Cluster {

    private final Map<String, Function<List<Workload>, Observation>> shown = new ConcurrentHashMap<>();
    private final Map<String, List<PodOutput>> written = new ConcurrentHashMap<>();
    private final Map<Runnable, String> watchers = new ConcurrentHashMap<>();

    /** From now on this namespace looks like this. */
    void shows(String namespace, Function<List<Workload>, Observation> observation) {
        shown.put(namespace, observation);
        watchers.forEach((changed, watched) -> {
            if (watched.equals(namespace)) {
                changed.run();
            }
        });
    }

    /** What its bad pods wrote last. */
    void writes(String namespace, List<PodOutput> output) {
        written.put(namespace, output);
    }

    long watchesOf(String namespace) {
        return watchers.values().stream().filter(namespace::equals).count();
    }

    @Override
    public Watch watch(Place place, List<Workload> workloads, Runnable changed) {
        place.requireDefaultCluster();
        String namespace = place.namespace();
        watchers.put(changed, namespace);
        return new Watch() {
            @Override
            public Observation latest() {
                return shown.getOrDefault(namespace, ignored -> new Observation.Unavailable("nothing is shown"))
                        .apply(workloads);
            }

            @Override
            public Observation read() {
                return latest();
            }

            @Override
            public List<PodOutput> output() {
                return written.getOrDefault(namespace, List.of());
            }

            @Override
            public void close() {
                watchers.remove(changed);
            }
        };
    }
}
