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
 * Publishes to open pages what has changed. The database notifies what a commit was about; notifications within a moment are
 * handled together. A row of the overview is rendered once and sent to every browser that shows it; other pages are asked to
 * reload. Nothing is read and nothing rendered while no page is open.
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

    /** An open page. */
    interface Subscriber {

        boolean wants(String topic);

        void send(Message message);

        void end();
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance overviewRow(Matrix.Row row);

        static native TemplateInstance overviewSummary(Matrix.Summary summary);

        static native TemplateInstance troubles(List<String> troubles);
    }

    private final Signals signals;
    private final FindOverview overview;
    private final EventsNow events;
    private final Clock clock;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("live-updates").daemon().unstarted(task));
    private volatile @Nullable Instant lastEvent;
    private volatile boolean mayHaveMissed;
    private Map<String, Overview> published = Map.of();
    private List<String> troubles = List.of();

    LiveUpdates(Signals signals, FindOverview overview, EventsNow events, Clock clock) {
        this.signals = signals;
        this.overview = overview;
        this.events = events;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        signals.onMessages("dashboard", this::receive);
        // Asked for the first time here, so that something is known when the first page is opened.
        troubles = events.troubles();
        var beats = worker.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debugf("pages are kept live: beats=%s", beats.isDone());
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
        subscribers.forEach(Subscriber::end);
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    int count() {
        return subscribers.size();
    }

    /** When something last happened, as far as this process knows. */
    @Nullable
    Instant lastEvent() {
        return lastEvent;
    }

    /** What no commit tells: that nothing comes any more, and that something is overdue. */
    private void beat() {
        sendAll(new Message("beat", ""));
        try {
            List<String> now = events.troubles();
            if (!now.equals(troubles)) {
                troubles = now;
                sendAll(new Message("troubles", Templates.troubles(now).render()));
                sendAll(new Message("changed", ""));
            }
            if (!published.isEmpty()) {
                updateOverview(Set.of());
            }
        } catch (RuntimeException e) {
            LOG.warnf("open pages could not be told how events stand: cause=%s", e);
        }
    }

    private void receive(Set<String> topics) {
        if (topics.isEmpty()) {
            mayHaveMissed = true;
        } else {
            lastEvent = clock.instant();
        }
        pending.addAll(topics);
        if (planned.compareAndSet(false, true)) {
            var publishing = worker.schedule(this::publish, WINDOW.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("will publish: done=%s", publishing.isDone());
        }
    }

    private void publish() {
        planned.set(false);
        Set<String> topics = new HashSet<>(pending);
        pending.removeAll(topics);
        boolean everything = mayHaveMissed;
        mayHaveMissed = false;
        try {
            if (subscribers.isEmpty()) {
                published = Map.of();
                return;
            }
            for (Subscriber subscriber : subscribers) {
                if (everything || concerns(subscriber, topics)) {
                    subscriber.send(new Message("changed", ""));
                }
            }
            if (!everything && subscribers.stream().anyMatch(subscriber -> subscriber.wants(OVERVIEW))) {
                updateOverview(topics);
            }
        } catch (RuntimeException e) {
            // The pages stay as they are until the next notification, which then shows all of it.
            LOG.warnf("open pages could not be updated: cause=%s", e);
            published = Map.of();
        }
    }

    private static boolean concerns(Subscriber subscriber, Set<String> topics) {
        return subscriber.wants(EVERYTHING)
                || topics.stream()
                        .anyMatch(topic ->
                                subscriber.wants(topic) || topic.startsWith("change:") && subscriber.wants(CHANGES));
    }

    private void updateOverview(Set<String> topics) {
        List<Overview> all = overview.find(null);
        Map<String, Overview> now = all.stream().collect(Collectors.toMap(Overview::application, Function.identity()));
        List<String> columns = Matrix.columns(all);
        List<Message> messages = new ArrayList<>();
        boolean known = !published.isEmpty();
        if (known
                && (!published.keySet().equals(now.keySet())
                        || !Matrix.columns(List.copyOf(published.values())).equals(columns))) {
            messages.add(new Message("changed", ""));
        } else {
            for (Overview application : all) {
                Overview before = published.get(application.application());
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
                        Templates.overviewSummary(Matrix.summary(all, events.troubles()))
                                .render()));
            }
        }
        published = now;
        for (Subscriber subscriber : subscribers) {
            if (subscriber.wants(OVERVIEW)) {
                messages.forEach(subscriber::send);
            }
        }
    }

    private void sendAll(Message message) {
        subscribers.forEach(subscriber -> subscriber.send(message));
    }
}
