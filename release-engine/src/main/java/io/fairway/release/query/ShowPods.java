package io.fairway.release.query;

import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.ReleaseStore;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Cluster;
import io.fairway.release.deploy.Helm;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.LivePod;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Shows the pods that the workloads of a release have now. */
@ApplicationScoped
public class ShowPods {

    /** Somebody waits for it. */
    private static final Duration MAX_WAITING = Duration.ofSeconds(4);

    private final Helm helm;
    private final Cluster cluster;
    private final ReleaseStore releases;
    private final Clock clock;

    ShowPods(Helm helm, Cluster cluster, ReleaseStore releases, Clock clock) {
        this.helm = helm;
        this.cluster = cluster;
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * The pods at one moment.
     *
     * @param at when
     * @param liveRevision Helm's revision that is installed; null if nothing is
     * @param thisRevision whether that is the revision of the release asked for: only then pods can be its pods
     * @param message this in one sentence
     */
    public record PodsNow(
            Instant at, @Nullable Integer liveRevision, boolean thisRevision, String message, List<LivePod> pods) {

        public PodsNow {
            pods = List.copyOf(pods);
        }
    }

    /**
     * @throws ImpossibleException if there is no such release, or if it was never installed
     * @throws TransientFaultException if the cluster does not answer in a few seconds
     */
    public PodsNow of(UUID id) {
        Release release = QuarkusTransaction.requiringNew()
                .call(() -> releases.findByIdOptional(id))
                .orElseThrow(() -> ImpossibleException.unknown("there is no release " + id));
        Integer revision = release.helmRevision();
        if (revision == null) {
            throw ImpossibleException.unknown(
                    "it is " + release.status() + " and has installed nothing: there are no pods of it");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<PodsNow> answer =
                    CompletableFuture.supplyAsync(() -> ask(release.place(), revision), threads);
            try {
                return answer.get(MAX_WAITING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                threads.shutdownNow();
                throw new TransientFaultException(
                        "the cluster did not answer within " + MAX_WAITING.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                @Nullable Throwable cause = e.getCause();
                throw cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new TransientFaultException("interrupted while the cluster was asked", e);
            }
        }
    }

    private PodsNow ask(Place place, int revision) {
        Optional<Integer> live = helm.history(place).stream()
                .filter(known -> known.status() != HelmRevision.Status.UNINSTALLED)
                .map(HelmRevision::number)
                .reduce((older, newer) -> newer);
        if (live.isEmpty()) {
            return new PodsNow(clock.instant(), null, false, "Nothing is installed any more.", List.of());
        }
        boolean same = live.get() == revision;
        List<ObjectRef> objects = helm.objects(place, live.get()).manifest();
        List<LivePod> pods = cluster.pods(place, objects);
        String message = same
                ? "Revision " + revision + " is what is installed."
                : "Revision " + live.get() + " is installed by now; these are its pods, not those of revision "
                        + revision + ".";
        return new PodsNow(clock.instant(), live.get(), same, message, pods);
    }
}
