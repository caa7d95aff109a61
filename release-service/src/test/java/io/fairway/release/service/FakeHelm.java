package io.fairway.release.service;

import io.agroal.api.AgroalDataSource;
import io.fairway.events.ChartRef;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.Target;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.deploy.Charts;
import io.fairway.release.deploy.Helm;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import io.fairway.release.deploy.HelmWaits;
import io.fairway.release.deploy.PackagedChart;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.drift.WatchHelm;
import io.fairway.release.lease.Lease;
import io.fairway.release.lease.LeaseLostException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Helm and the chart repository in memory, with Helm's rules for revisions and labels. A chart's version stands for its
 * content: the objects that were {@linkplain #chart given} for it.
 */
@Alternative
@Priority(1)
@Singleton
class FakeHelm implements Helm, Charts, WatchHelm {

    private static final String RETRYABLE = "retryable";
    private static final Duration TOOK = Duration.ofMillis(7);

    private static final String MADE = """
            SELECT r.id, r.restores, r.helm_revision FROM releases r
            WHERE r.application = ? AND r.namespace = ? AND r.helm_revision IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM releases gone
                WHERE gone.application = r.application AND gone.namespace = r.namespace AND gone.kind = 'ROLLBACK'
                      AND gone.status = 'VERIFIED' AND gone.helm_revision IS NULL AND gone.created_at > r.created_at)
            ORDER BY r.helm_revision""";

    private final FakeCluster cluster;
    private final AgroalDataSource database;
    private final Map<String, Map<ObjectRef, String>> charts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> replaced = new ConcurrentHashMap<>();
    private final Map<Place, List<Stored>> releases = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();

    FakeHelm(FakeCluster cluster, AgroalDataSource database) {
        this.cluster = cluster;
        this.database = database;
    }

    private record Stored(
            int number,
            Status status,
            @Nullable UUID label,
            String description,
            Map<ObjectRef, String> content,
            Instant created) {

        Stored(int number, Status status, @Nullable UUID label, String description, Map<ObjectRef, String> content) {
            this(number, status, label, description, content, Instant.now());
        }

        Stored as(Status other) {
            return new Stored(number, other, label, description, content, created);
        }
    }

    /** What happens to the next call that changes something. */
    sealed interface Trouble {
        /** It fails, and leaves a failed revision behind. */
        record Failure(HelmFailure failure) implements Trouble {}

        /** The service dies in the middle of it: a pending revision stays, and half of the objects are there. */
        record Crash() implements Trouble {}

        /** The service dies right after it. */
        record CrashAfterwards() implements Trouble {}

        /** It goes well; then the chart repository loses the chart. */
        record ChartIsLost(String version) implements Trouble {}
    }

    synchronized void expect(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    synchronized void forgetAll() {
        releases.clear();
        troubles.clear();
    }

    /** The chart's fairway.yaml allows that. */
    void replaces(String version, String kind) {
        replaced.put(version, Set.of(kind));
    }

    void chart(String version, Map<ObjectRef, String> content) {
        charts.put(version, Map.copyOf(content));
    }

    /** Somebody did this by hand. */
    synchronized void byHand(Place place, Map<ObjectRef, String> content) {
        int number = lastNumber(place) + 1;
        store(place, new Stored(number, Status.DEPLOYED, null, "by hand", content));
        content.forEach(cluster::put);
    }

    /** Somebody rolled back by hand. */
    synchronized void rollbackByHand(Place place, int revision) {
        Stored target = of(place).stream()
                .filter(stored -> stored.number() == revision)
                .findFirst()
                .orElseThrow();
        apply(
                place,
                new Stored(
                        lastNumber(place) + 1,
                        Status.PENDING_ROLLBACK,
                        target.label(),
                        "Rollback to " + revision,
                        target.content()));
    }

    /** Somebody uninstalled it by hand. */
    synchronized void uninstallByHand(Place place) {
        of(place).forEach(stored -> stored.content().keySet().forEach(cluster::remove));
        releases.put(place, new ArrayList<>());
    }

    /** Nothing is heard: Helm is looked at often enough. */
    @Override
    public void watch(Collection<Place> places, Consumer<Place> changed) {}

    @Override
    public void close() {}

    @Override
    public Optional<String> writer(Place place, int revision) {
        return Optional.of("helm");
    }

    @Override
    public PackagedChart fetch(ChartRef chart) throws UnusableChartException {
        if (!charts.containsKey(chart.version())) {
            throw new UnusableChartException("chart " + chart.version() + " is not in the chart repository");
        }
        return new PackagedChart(
                Path.of(chart.version()),
                Map.of(),
                PackagedChart.DEFAULT_CHECKS,
                replaced.getOrDefault(chart.version(), Set.of()),
                false);
    }

    @Override
    public synchronized List<HelmRevision> history(Place place) {
        return of(place).stream()
                .map(stored -> new HelmRevision(
                        stored.number(), stored.status(), stored.label(), stored.description(), stored.created()))
                .toList();
    }

    @Override
    public synchronized ReleaseObjects objects(Place place, int revision) {
        return of(place).stream()
                .filter(stored -> stored.number() == revision)
                .findFirst()
                .map(stored -> new ReleaseObjects(
                        List.copyOf(stored.content().keySet()), List.of(), Set.of(), List.of(), Set.of(), null))
                .orElse(ReleaseObjects.NONE);
    }

    @Override
    public synchronized Optional<List<RenderedObject>> contents(Place place, int revision) {
        return of(place).stream()
                .filter(stored -> stored.number() == revision)
                .findFirst()
                .map(stored -> rendered(stored.content()));
    }

    @Override
    public List<RenderedObject> render(Place place, PackagedChart chart, String environment, boolean upgrade) {
        return rendered(content(place, chart));
    }

    private static List<RenderedObject> rendered(Map<ObjectRef, String> content) {
        return content.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(ObjectRef::display)))
                .map(entry ->
                        new RenderedObject(entry.getKey(), false, FakeCluster.json(entry.getKey(), entry.getValue())))
                .toList();
    }

    private Map<ObjectRef, String> content(Place place, PackagedChart chart) {
        return Optional.ofNullable(charts.get(chart.archive().toString())).orElseThrow().entrySet().stream()
                .filter(entry -> place.namespace().equals(entry.getKey().namespace()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public synchronized HelmOutcome upgrade(
            Place place, UUID releaseId, PackagedChart chart, String environment, HelmWaits waits, Lease lease) {
        refuseIfPending(place);
        Map<ObjectRef, String> content = content(place, chart);
        Status pending = of(place).isEmpty() ? Status.PENDING_INSTALL : Status.PENDING_UPGRADE;
        return install(place, new Stored(lastNumber(place) + 1, pending, releaseId, "fairway", content), lease);
    }

    @Override
    public synchronized HelmOutcome rollback(
            Place place, UUID releaseId, int revision, boolean replacing, HelmWaits waits, Lease lease) {
        Stored target = of(place).stream()
                .filter(stored -> stored.number() == revision)
                .findFirst()
                .orElseThrow();
        return install(
                place,
                new Stored(
                        lastNumber(place) + 1,
                        Status.PENDING_ROLLBACK,
                        target.label(),
                        "Rollback to " + revision,
                        target.content()),
                lease);
    }

    @Override
    public synchronized HelmOutcome uninstall(
            Place place, UUID releaseId, boolean withHooks, HelmWaits waits, Lease lease) {
        of(place).forEach(stored -> stored.content().keySet().forEach(cluster::remove));
        releases.put(place, new ArrayList<>());
        return new HelmOutcome.Succeeded(TOOK);
    }

    @Override
    public boolean hasOrphans(List<UUID> ids) {
        return false;
    }

    @Override
    public void endOrphans(List<UUID> ids) {}

    @Override
    public HelmFailure classify(HelmRevision failed) {
        return new HelmFailure(
                ReleaseFailed.Reason.HELM_FAILED,
                "it failed",
                failed.description().equals(RETRYABLE));
    }

    @Override
    public synchronized void forget(Place place, int revision) {
        of(place).removeIf(stored -> stored.number() == revision);
    }

    @Override
    public synchronized void markFailed(Place place, int revision) {
        of(place).replaceAll(stored -> stored.number() == revision ? stored.as(Status.FAILED) : stored);
    }

    private HelmOutcome install(Place place, Stored revision, Lease lease) {
        Trouble trouble = troubles.poll();
        switch (trouble) {
            case Trouble.Failure failure -> {
                String description = failure.failure().retryable() ? RETRYABLE : "lasting";
                store(
                        place,
                        new Stored(
                                revision.number(), Status.FAILED, revision.label(), description, revision.content()));
                return new HelmOutcome.Failed(failure.failure(), TOOK);
            }
            case Trouble.Crash crash -> {
                store(place, revision);
                revision.content().entrySet().stream()
                        .limit(1)
                        .forEach(entry -> cluster.put(entry.getKey(), entry.getValue()));
                throw new LeaseLostException(lease.target());
            }
            case null, default -> apply(place, revision);
        }
        if (trouble instanceof Trouble.CrashAfterwards) {
            throw new LeaseLostException(lease.target());
        }
        if (trouble instanceof Trouble.ChartIsLost lost) {
            charts.remove(lost.version());
        }
        return new HelmOutcome.Succeeded(TOOK);
    }

    private void apply(Place place, Stored revision) {
        List<Stored> before = of(place);
        if (!before.isEmpty()) {
            before.getLast().content().keySet().stream()
                    .filter(object -> !revision.content().containsKey(object))
                    .forEach(cluster::remove);
        }
        before.replaceAll(stored -> stored.status() == Status.DEPLOYED ? stored.as(Status.SUPERSEDED) : stored);
        revision.content().forEach(cluster::put);
        store(place, revision.as(Status.DEPLOYED));
    }

    private void refuseIfPending(Place place) {
        List<Stored> all = of(place);
        if (!all.isEmpty() && all.getLast().status().pending()) {
            throw new IllegalStateException("another operation is in progress");
        }
    }

    private void store(Place place, Stored revision) {
        of(place).add(revision);
    }

    private int lastNumber(Place place) {
        List<Stored> all = of(place);
        return all.isEmpty() ? 0 : all.getLast().number();
    }

    private List<Stored> of(Place place) {
        return releases.computeIfAbsent(place, this::madeEarlier);
    }

    /** What an earlier version, or an earlier test, had installed is there still, though nobody knows any more what it was. */
    private List<Stored> madeEarlier(Place place) {
        List<Stored> made = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(MADE)) {
            query.setString(1, place.helmRelease());
            query.setString(2, place.namespace());
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                UUID restored = rows.getObject("restores", UUID.class);
                UUID label = restored == null ? rows.getObject("id", UUID.class) : restored;
                made.replaceAll(stored -> stored.as(Status.SUPERSEDED));
                made.add(new Stored(rows.getInt("helm_revision"), Status.DEPLOYED, label, "earlier", Map.of()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return made;
    }

    static Place place(Target target) {
        return Place.inDefaultCluster(target.application() + "-" + target.environment(), target.application());
    }
}
