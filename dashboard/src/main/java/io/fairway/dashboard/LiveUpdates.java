package io.fairway.dashboard;

import io.fairway.eventlog.Signals;
import io.fairway.release.query.FindOverview;
import io.fairway.release.query.Overview;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages what has changed. The database says what a commit was about; what is said within a moment is one reason
 * to look. A row of the overview is rendered once and sent to every browser that shows it; other pages are told to ask again.
 * Nothing is read and nothing rendered while nobody looks.
 */
@Singleton
class LiveUpdates {

    /** For pages that show a bit of everything. */
    static final String EVERYTHING = "everything";

    static final String OVERVIEW = "overview";
    static final String CHANGES = "changes";

    private static final Logger LOG = Logger.getLogger(LiveUpdates.class);
    private static final Duration WINDOW = Duration.ofMillis(150);
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** One message of the stream. */
    record Message(String name, String data) {}

    /** Somebody who looks at a page. */
    interface Onlooker {

        boolean wants(String topic);

        void send(Message message);

        void end();
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance overviewRow(Matrix.Row row);

        static native TemplateInstance overviewSummary(Matrix.Summary summary);
    }

    private final Signals signals;
    private final FindOverview overview;
    private final Clock clock;
    private final Set<Onlooker> onlookers = ConcurrentHashMap.newKeySet();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("live-updates").daemon().unstarted(task));
    private volatile @Nullable Instant lastEvent;
    private volatile boolean mayHaveMissed;
    private Map<String, Overview> shown = Map.of();

    LiveUpdates(Signals signals, FindOverview overview, Clock clock) {
        this.signals = signals;
        this.overview = overview;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        signals.onMessages("dashboard", this::hear);
        var beats = worker.scheduleAtFixedRate(
                () -> sendAll(new Message("beat", "")), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debugf("pages are told about changes: beats=%s", beats.isDone());
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
        onlookers.forEach(Onlooker::end);
    }

    void add(Onlooker onlooker) {
        onlookers.add(onlooker);
    }

    void remove(Onlooker onlooker) {
        onlookers.remove(onlooker);
    }

    int count() {
        return onlookers.size();
    }

    /** When something last happened, as far as this process knows. */
    @Nullable
    Instant lastEvent() {
        return lastEvent;
    }

    private void hear(Set<String> topics) {
        if (topics.isEmpty()) {
            mayHaveMissed = true;
        } else {
            lastEvent = clock.instant();
        }
        heard.addAll(topics);
        if (planned.compareAndSet(false, true)) {
            var look = worker.schedule(this::look, WINDOW.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("will look: done=%s", look.isDone());
        }
    }

    private void look() {
        planned.set(false);
        Set<String> topics = new HashSet<>(heard);
        heard.removeAll(topics);
        boolean everything = mayHaveMissed;
        mayHaveMissed = false;
        try {
            if (onlookers.isEmpty()) {
                shown = Map.of();
                return;
            }
            for (Onlooker onlooker : onlookers) {
                if (everything || concerns(onlooker, topics)) {
                    onlooker.send(new Message("changed", ""));
                }
            }
            if (!everything && onlookers.stream().anyMatch(onlooker -> onlooker.wants(OVERVIEW))) {
                updateOverview(topics);
            }
        } catch (RuntimeException e) {
            // The pages stay as they are until the next signal; the next look shows all of it.
            LOG.warnf("pages could not be told what changed: cause=%s", e);
            shown = Map.of();
        }
    }

    private static boolean concerns(Onlooker onlooker, Set<String> topics) {
        return onlooker.wants(EVERYTHING)
                || topics.stream()
                        .anyMatch(topic ->
                                onlooker.wants(topic) || topic.startsWith("change:") && onlooker.wants(CHANGES));
    }

    private void updateOverview(Set<String> topics) {
        List<Overview> all = overview.find(null);
        Map<String, Overview> now = all.stream().collect(Collectors.toMap(Overview::application, Function.identity()));
        List<String> columns = Matrix.columns(all);
        List<Message> messages = new ArrayList<>();
        boolean known = !shown.isEmpty();
        if (known
                && (!shown.keySet().equals(now.keySet())
                        || !Matrix.columns(List.copyOf(shown.values())).equals(columns))) {
            messages.add(new Message("changed", ""));
        } else {
            for (Overview application : all) {
                Overview before = shown.get(application.application());
                boolean changed = known
                        ? !application.equals(before)
                        : topics.contains("application:" + application.application());
                if (changed) {
                    messages.add(new Message(
                            "row",
                            Templates.overviewRow(Matrix.row(application, columns))
                                    .render()));
                    if (before != null) {
                        Matrix.news(before, application).ifPresent(news -> messages.add(new Message("say", news)));
                    }
                }
            }
            if (!messages.isEmpty()) {
                messages.add(new Message(
                        "summary",
                        Templates.overviewSummary(Matrix.summary(all)).render()));
            }
        }
        shown = now;
        for (Onlooker onlooker : onlookers) {
            if (onlooker.wants(OVERVIEW)) {
                messages.forEach(onlooker::send);
            }
        }
    }

    private void sendAll(Message message) {
        onlookers.forEach(onlooker -> onlooker.send(message));
    }
}
