package io.fairway.release.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.Workload;
import io.fairway.manifest.FieldOwners;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.LiveState;
import io.fairway.release.LiveState.LiveObject;
import io.fairway.release.SecretKeys;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Aftercare;
import io.fairway.release.deploy.Cluster;
import io.fairway.release.deploy.LivePod;
import io.fairway.release.deploy.PodOrigin;
import io.fairway.release.deploy.PodRef;
import io.fairway.release.deploy.UndoneWork;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Live objects in memory: each has one field, {@code data.value}. */
@Alternative
@Priority(1)
@Singleton
class FakeCluster implements Cluster, Aftercare {

    private final Map<ObjectRef, String> objects = new ConcurrentHashMap<>();
    private final Map<String, PodOrigin> origins = new ConcurrentHashMap<>();
    private final Map<ObjectRef, Map<String, String>> annotations = new ConcurrentHashMap<>();
    private volatile boolean away;

    void put(String namespace, String pod, PodOrigin origin) {
        origins.put(namespace + "/" + pod, origin);
    }

    void put(ObjectRef object, String value) {
        objects.put(object, value);
    }

    void remove(ObjectRef object) {
        objects.remove(object);
    }

    Optional<String> value(ObjectRef object) {
        return Optional.ofNullable(objects.get(object));
    }

    void goAway(boolean gone) {
        away = gone;
    }

    @Override
    public List<Workload> workloads(Place place, Collection<ObjectRef> candidates) {
        check();
        return candidates.stream()
                .filter(object -> object.kind().equals("Deployment") && this.objects.containsKey(object))
                .map(object -> new Workload(object, "uid-" + object.name(), 1))
                .toList();
    }

    /** One pod for each Deployment, of the newest revision. */
    @Override
    public List<LivePod> pods(Place place, Collection<ObjectRef> candidates) {
        return workloads(place, candidates).stream()
                .map(workload -> new LivePod(
                        workload.object().name() + "-1",
                        workload.object(),
                        "Running",
                        true,
                        1,
                        1,
                        0,
                        null,
                        "node-1",
                        Instant.EPOCH,
                        null,
                        true))
                .toList();
    }

    @Override
    public LiveState read(Place place, Collection<ObjectRef> wanted, Set<ObjectRef> unscaled, String salt) {
        check();
        return new LiveState(
                salt,
                wanted.stream()
                        .map(object -> new LiveObject(
                                object,
                                value(object).map(value -> json(object, value)).orElse(null)))
                        .toList());
    }

    @Override
    public Map<ObjectRef, FieldOwners> owners(Place place, Collection<ObjectRef> wanted) {
        check();
        return Map.of();
    }

    @Override
    public List<String> delete(Place place, Collection<ObjectRef> unwanted) {
        check();
        unwanted.forEach(objects::remove);
        return List.of();
    }

    @Override
    public List<String> end(Place place, UndoneWork work, boolean alsoFinished) {
        check();
        return List.of();
    }

    @Override
    public List<String> unstick(Place place, Collection<ObjectRef> candidates, @Nullable Instant undoneSince) {
        check();
        return List.of();
    }

    @Override
    public List<String> putBack(Place place, Collection<RenderedObject> lost) {
        check();
        lost.forEach(object ->
                put(object.object(), object.content().path("data").path("value").asText()));
        return List.of();
    }

    @Override
    public void removeKeys(Place place, Collection<SecretKeys> secrets) {
        check();
    }

    @Override
    public void keep(Place place, Collection<ObjectRef> kept) {
        check();
    }

    @Override
    public Optional<PodOrigin> origin(PodRef pod) {
        check();
        return Optional.ofNullable(origins.get(pod.namespace() + "/" + pod.name()));
    }

    @Override
    public void annotate(Place place, Collection<ObjectRef> objects, Map<String, @Nullable String> values) {
        for (ObjectRef object : objects) {
            Map<String, String> known = annotations.computeIfAbsent(object, any -> new ConcurrentHashMap<>());
            values.forEach((key, value) -> {
                if (value == null) {
                    known.remove(key);
                } else {
                    known.put(key, value);
                }
            });
        }
    }

    /** What was written onto an object. */
    Map<String, String> annotations(ObjectRef object) {
        return Map.copyOf(annotations.getOrDefault(object, Map.of()));
    }

    private void check() {
        if (away) {
            throw new TransientFaultException("the fake cluster is away");
        }
    }

    static JsonNode json(ObjectRef object, String value) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("kind", object.kind());
        json.putObject("data").put("value", value);
        return json;
    }
}
