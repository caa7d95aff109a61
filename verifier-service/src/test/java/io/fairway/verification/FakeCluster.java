package io.fairway.verification;

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

    private final Map<String, Function<List<Workload>, Sight>> sights = new ConcurrentHashMap<>();
    private final Map<Runnable, String> watchers = new ConcurrentHashMap<>();

    /** From now on this namespace looks like this. */
    void shows(String namespace, Function<List<Workload>, Sight> sight) {
        sights.put(namespace, sight);
        watchers.forEach((changed, watched) -> {
            if (watched.equals(namespace)) {
                changed.run();
            }
        });
    }

    long watchesOf(String namespace) {
        return watchers.values().stream().filter(namespace::equals).count();
    }

    @Override
    public Watching watch(String namespace, List<Workload> workloads, Runnable changed) {
        watchers.put(changed, namespace);
        return new Watching() {
            @Override
            public Sight seen() {
                return sights.getOrDefault(namespace, ignored -> new Sight.Blind("nothing is shown"))
                        .apply(workloads);
            }

            @Override
            public Sight look() {
                return seen();
            }

            @Override
            public void close() {
                watchers.remove(changed);
            }
        };
    }
}
