package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one kind in one namespace, kept up to date: one list, then watches that continue where the one before
 * ended. After 410 Gone it lists anew. Unlike the client's informers it says when it cannot observe: a release must
 * not be judged by what was true before the API server went away.
 */
final class Feed<T extends HasMetadata> implements AutoCloseable {

    /** The API server ends each watch after this time; one that lasts longer has lost its connection without a word. */
    private static final Duration WATCH = Duration.ofSeconds(30);

    private static final Duration OVERDUE = WATCH.plusSeconds(5);
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private final FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects;
    private final Runnable changed;
    private final Map<String, T> byUid = new ConcurrentHashMap<>();
    private final Thread thread;

    private volatile List<T> before = List.of();
    private volatile String resourceVersion = "";
    private volatile boolean closed;
    private volatile @Nullable String unavailable = "not listed yet";

    private enum End {
        /** Its time was over. */
        DUE,
        /** The API server has forgotten where we were. */
        GONE,
        /** The connection broke. */
        BROKEN
    }

    /**
     * @param name for the thread
     * @param objects of one kind in one namespace
     * @param changed called after each change, on any thread
     */
    Feed(
            String name,
            FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects,
            Runnable changed) {
        this.objects = objects;
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("watch-" + name).unstarted(this::run);
    }

    /** Begins; returns at once. */
    Feed<T> start() {
        thread.start();
        return this;
    }

    Collection<T> objects() {
        return List.copyOf(byUid.values());
    }

    /** Why nothing can be observed at present; empty while the watch is alive. */
    Optional<String> unavailable() {
        return Optional.ofNullable(unavailable);
    }

    /** What was there when the watch began. */
    List<T> before() {
        return before;
    }

    /** Lists now, past the watch. */
    Collection<T> listNow() {
        return objects.list().getItems();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        Duration pause = MIN_PAUSE;
        boolean listed = false;
        while (!closed) {
            try {
                if (!listed) {
                    list();
                    listed = true;
                }
                End end = watch();
                pause = MIN_PAUSE;
                listed = end != End.GONE;
                if (end == End.BROKEN) {
                    pause(pause);
                }
            } catch (KubernetesClientException e) {
                listed = listed && e.getCode() != 410;
                lost(reason(e));
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void list() {
        KubernetesResourceList<T> list = objects.list();
        Map<String, T> found = list.getItems().stream()
                .collect(Collectors.toMap(item -> item.getMetadata().getUid(), Function.identity()));
        byUid.keySet().retainAll(found.keySet());
        byUid.putAll(found);
        if (resourceVersion.isEmpty()) {
            before = List.copyOf(list.getItems());
        }
        resourceVersion = list.getMetadata().getResourceVersion();
        unavailable = null;
        changed.run();
    }

    private End watch() throws InterruptedException {
        CompletableFuture<End> ended = new CompletableFuture<>();
        ListOptions options = new ListOptionsBuilder()
                .withResourceVersion(resourceVersion)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(WATCH.toSeconds())
                .build();
        try (Watch ignored = objects.watch(options, new Listener(ended))) {
            if (unavailable != null) {
                unavailable = null;
                changed.run();
            }
            End end = ended.get(OVERDUE.toMillis(), TimeUnit.MILLISECONDS);
            if (end == End.BROKEN) {
                lost("the watch was interrupted");
            }
            return end;
        } catch (TimeoutException e) {
            lost("the watch has stalled");
            return End.BROKEN;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a watch ends with a value", e);
        }
    }

    private void lost(String why) {
        unavailable = why;
        changed.run();
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            // Only close() interrupts, and the loop asks for that.
            Thread.currentThread().interrupt();
        }
    }

    static String reason(KubernetesClientException e) {
        return e.getCode() == 0
                ? "the API server does not answer"
                : "the API server answers " + e.getCode()
                        + (e.getStatus() == null || e.getStatus().getMessage() == null
                                ? ""
                                : ": " + e.getStatus().getMessage());
    }

    /** Takes in what one watch tells. */
    private final class Listener implements Watcher<T> {

        private final CompletableFuture<End> ended;
        private final long begun = System.nanoTime();

        private Listener(CompletableFuture<End> ended) {
            this.ended = ended;
        }

        @Override
        public void eventReceived(Action action, T object) {
            if (closed || ended.isDone()) {
                return;
            }
            switch (action) {
                case ADDED, MODIFIED -> byUid.put(object.getMetadata().getUid(), object);
                case DELETED -> byUid.remove(object.getMetadata().getUid());
                case BOOKMARK -> {}
                case ERROR -> {
                    end(End.GONE);
                    return;
                }
            }
            resourceVersion = object.getMetadata().getResourceVersion();
            if (action != Action.BOOKMARK) {
                changed.run();
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            if (cause.isHttpGone()) {
                end(End.GONE);
            } else {
                // A watch that lasted as long as was asked for has not broken.
                boolean due = Duration.ofNanos(System.nanoTime() - begun).compareTo(WATCH.minusSeconds(1)) >= 0;
                end(due ? End.DUE : End.BROKEN);
            }
        }

        @Override
        public void onClose() {
            end(End.DUE);
        }

        private void end(End end) {
            boolean first = ended.complete(end);
            if (first && end == End.BROKEN) {
                lost("the watch was interrupted");
            }
        }
    }
}
