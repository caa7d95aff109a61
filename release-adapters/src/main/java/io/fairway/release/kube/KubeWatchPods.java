package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fairway.events.Place;
import io.fairway.podoutput.PodOutputs;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmWaits;
import io.fairway.release.deploy.WatchPods;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches the pods of a namespace while Helm runs there, if there is anything to wait for. */
@ApplicationScoped
class KubeWatchPods implements WatchPods {

    private static final Logger LOG = Logger.getLogger(KubeWatchPods.class);

    /** Besides events of pods: some trouble only shows by not ending. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final ListOptions MAX_EVENTS =
            new ListOptionsBuilder().withLimit(1000L).build();

    private static final Watch NOTHING = new Watch() {
        @Override
        public Optional<HelmFailure> failure() {
            return Optional.empty();
        }

        @Override
        public Optional<HelmFailure> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    private final KubernetesClient client;
    private final ReleaseConfig config;

    KubeWatchPods(KubernetesClient client, ReleaseConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Watch begin(Place place, HelmWaits waits, Runnable hopeless) {
        place.requireDefaultCluster();
        if (waits.hooks().isEmpty() && waits.workloads().isEmpty()) {
            return NOTHING;
        }
        try {
            return new Running(client, place, new PodTrouble(waits, config.hookFailures()), hopeless);
        } catch (KubernetesClientException e) {
            LOG.warnf("pods cannot be watched: namespace=%s HTTP %d", place.namespace(), e.getCode());
            return NOTHING;
        }
    }

    /** Pods that were there before are not Helm's doing. */
    private static final class Running implements Watch, ResourceEventHandler<Pod> {

        private final KubernetesClient client;
        private final Place place;
        private final PodTrouble trouble;
        private final Runnable hopeless;
        private final Set<String> before;
        private final Map<String, Long> since = new ConcurrentHashMap<>();

        /** The last that was seen of each: a hook that failed may be deleted before anybody asks. */
        private final Map<String, Pod> pods = new ConcurrentHashMap<>();

        private final SharedIndexInformer<Pod> informer;
        private final ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        private volatile @Nullable HelmFailure failure;

        @SuppressWarnings({"this-escape", "FutureReturnValueIgnored"})
        Running(KubernetesClient client, Place place, PodTrouble trouble, Runnable hopeless) {
            this.client = client;
            this.place = place;
            this.trouble = trouble;
            this.hopeless = hopeless;
            var inNamespace = client.pods().inNamespace(place.namespace());
            before = inNamespace.list().getItems().stream()
                    .map(pod -> pod.getMetadata().getUid())
                    .collect(Collectors.toSet());
            informer = inNamespace.inform(this);
            clock.scheduleAtFixedRate(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void onAdd(Pod pod) {
            String uid = pod.getMetadata().getUid();
            if (!before.contains(uid)) {
                since.putIfAbsent(uid, System.nanoTime());
                pods.put(uid, pod);
                look();
            }
        }

        @Override
        public void onUpdate(Pod old, Pod pod) {
            onAdd(pod);
        }

        @Override
        public void onDelete(Pod pod, boolean unknown) {
            onAdd(pod);
        }

        private synchronized void look() {
            if (failure != null) {
                return;
            }
            long now = System.nanoTime();
            Map<String, Duration> known = since.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> Duration.ofNanos(now - entry.getValue())));
            trouble.hopeless(seen(), known).ifPresent(found -> {
                // Before Helm is ended: what comes then deletes the pods.
                failure = withOutput(found);
                LOG.infof("Helm need not wait any longer: %s", found.message());
                hopeless.run();
            });
        }

        private Collection<Pod> seen() {
            return List.copyOf(pods.values());
        }

        @Override
        public Optional<HelmFailure> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public Optional<HelmFailure> trouble() {
            return trouble.trouble(seen()).map(this::withOutput);
        }

        /** It explains the failure, and never hides it. */
        private HelmFailure withOutput(HelmFailure found) {
            try {
                List<Event> events = client.v1()
                        .events()
                        .inNamespace(place.namespace())
                        .list(MAX_EVENTS)
                        .getItems();
                return found.withOutput(new PodOutputs(client).read(trouble.concerned(found, seen()), events));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            } catch (RuntimeException e) {
                LOG.warnf("the output of pods could not be read: namespace=%s cause=%s", place.namespace(), e);
                return found;
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
            informer.close();
        }
    }
}
