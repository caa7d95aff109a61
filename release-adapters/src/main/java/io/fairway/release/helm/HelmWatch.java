package io.fairway.release.helm;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fairway.events.Place;
import io.fairway.release.drift.WatchHelm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches the Secrets in which Helm keeps its revisions, namespace by namespace: more than that it may not. Keeps none of them. */
@ApplicationScoped
class HelmWatch implements WatchHelm {

    private static final Logger LOG = Logger.getLogger(HelmWatch.class);

    private final KubernetesClient client;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    HelmWatch(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public void watch(Collection<Place> places, Consumer<Place> changed) {
        Set<String> namespaces = places.stream()
                .filter(place -> place.cluster().equals(Place.DEFAULT_CLUSTER))
                .map(Place::namespace)
                .collect(Collectors.toSet());
        Set.copyOf(watches.keySet()).stream()
                .filter(namespace -> !namespaces.contains(namespace))
                .forEach(this::end);
        for (String namespace : namespaces) {
            if (!watches.containsKey(namespace) && !begin(namespace, changed)) {
                // The cluster is away: the others would wait in vain, too.
                return;
            }
        }
    }

    @Override
    public void close() {
        Set.copyOf(watches.keySet()).forEach(this::end);
    }

    /** @return false if the cluster did not answer */
    private boolean begin(String namespace, Consumer<Place> changed) {
        try {
            Events events = new Events(namespace, changed);
            Watch watch = client.secrets()
                    .inNamespace(namespace)
                    .withLabel("owner", "helm")
                    .watch(events);
            watches.put(namespace, watch);
            if (events.closed) {
                watches.remove(namespace, watch);
            }
            return true;
        } catch (KubernetesClientException e) {
            // Helm's records are looked at from time to time all the same.
            LOG.debugf("cannot be watched: namespace=%s HTTP %d", namespace, e.getCode());
            return e.getCode() != 0;
        }
    }

    private void end(String namespace) {
        Watch watch = watches.remove(namespace);
        if (watch != null) {
            watch.close();
        }
    }

    /** What is heard of one namespace. */
    private final class Events implements Watcher<Secret> {

        private final String namespace;
        private final Consumer<Place> changed;
        private volatile boolean closed;

        Events(String namespace, Consumer<Place> changed) {
            this.namespace = namespace;
            this.changed = changed;
        }

        @Override
        public void eventReceived(Action action, @Nullable Secret secret) {
            String name = secret == null || secret.getMetadata().getLabels() == null
                    ? null
                    : secret.getMetadata().getLabels().get("name");
            if (name != null) {
                changed.accept(Place.inDefaultCluster(namespace, name));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            LOG.debugf("a watch broke off: namespace=%s cause=%s", namespace, cause.getMessage());
            onClose();
        }

        @Override
        public void onClose() {
            closed = true;
            watches.remove(namespace);
        }
    }
}
