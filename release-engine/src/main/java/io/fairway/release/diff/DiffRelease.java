package io.fairway.release.diff;

import io.fairway.events.ChartRef;
import io.fairway.events.Place;
import io.fairway.events.Target;
import io.fairway.manifest.ManifestDiff;
import io.fairway.manifest.ReleaseDiff;
import io.fairway.manifest.ReleaseDiff.Side;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Content;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.ReleaseStore;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Charts;
import io.fairway.release.deploy.Helm;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.KeepDiff;
import io.fairway.release.deploy.UnusableChartException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says what a release changed, or would change. What Helm has installed is compared with the revision that was there when the
 * release began; what is not installed yet, with what is installed now. Nothing is changed, and no transaction is open while
 * Helm is asked.
 *
 * <p>All methods throw {@link ImpossibleException} with the reason if there is nothing to compare, and
 * {@link TransientFaultException} if the cluster or the chart repository is away.
 */
@ApplicationScoped
public class DiffRelease implements KeepDiff {

    private static final Logger LOG = Logger.getLogger(DiffRelease.class);
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Helm takes some 100 MB to render a chart, and anybody may ask. */
    private static final int RENDERED_AT_ONCE = 2;

    private static final long MAX_WAITING_SECONDS = 10;
    private static final int MAX_REMEMBERED = 100;
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final Helm helm;
    private final Charts charts;
    private final ReleaseStore releases;
    private final ApplicationStore applications;
    private final KeptDiffStore kept;
    private final Clock clock;
    private final Semaphore rendering = new Semaphore(RENDERED_AT_ONCE);
    private final Map<Wanted, Remembered> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Remembered> eldest) {
            return size() > MAX_REMEMBERED;
        }
    });

    DiffRelease(
            Helm helm,
            Charts charts,
            ReleaseStore releases,
            ApplicationStore applications,
            KeptDiffStore kept,
            Clock clock) {
        this.helm = helm;
        this.charts = charts;
        this.releases = releases;
        this.applications = applications;
        this.kept = kept;
        this.clock = clock;
    }

    private record Wanted(Target target, int live, String chartDigest) {}

    private record Remembered(ReleaseDiff diff, Instant at) {}

    /** What is installed somewhere now. */
    private record Live(Side side, List<RenderedObject> objects) {

        int revision() {
            return side.revision() == null ? 0 : side.revision();
        }
    }

    /** What a release changed; what it would change, if it is not installed. */
    public ReleaseDiff of(UUID id) {
        Release release = inTransaction(() -> releases.findByIdOptional(id))
                .orElseThrow(() -> ImpossibleException.unknown("there is no release " + id));
        Optional<ReleaseDiff> known =
                inTransaction(() -> kept.findByIdOptional(id)).map(KeptDiff::diff);
        if (known.isPresent()) {
            return known.get();
        }
        if (release.helmRevision() != null) {
            ReleaseDiff diff = installed(release, release.helmRevision())
                    .orElseThrow(() -> ImpossibleException.unknown("Helm no longer has revision "
                            + release.helmRevision() + " or the one before it, and their difference was not kept"));
            store(release, diff);
            return diff;
        }
        if (release.endedAt() != null) {
            throw ImpossibleException.unknown(
                    "it is " + release.status() + " and was never installed: there is nothing to compare");
        }
        return release.isRollback()
                ? restoring(release.target(), release.place(), restored(release))
                : installing(release.target(), release.place(), chartOf(release));
    }

    /** What a release changed, if that is known without asking anybody. */
    public Optional<ReleaseDiff> kept(UUID id) {
        return inTransaction(() -> kept.findByIdOptional(id)).map(KeptDiff::diff);
    }

    /** What a rollback to a release would change now. */
    public ReleaseDiff rollback(Target target, UUID toRelease) {
        Release wanted = inTransaction(() -> releases.findByIdOptional(toRelease))
                .orElseThrow(() -> ImpossibleException.unknown("there is no release " + toRelease));
        if (!wanted.target().equals(target)) {
            throw ImpossibleException.now(
                    "release " + toRelease + " is one of " + wanted.target().key() + ", not of " + target.key());
        }
        return restoring(target, wanted.place(), wanted);
    }

    /** What releasing a chart version would change now. */
    public ReleaseDiff chart(Target target, String chartVersion) {
        Place place = inTransaction(() -> applications
                        .findByIdOptional(target.application())
                        .flatMap(application -> application.environment(target.environment()))
                        .map(environment -> environment.place(target.application())))
                .orElseThrow(() -> ImpossibleException.unknown("environment " + target.environment()
                        + " of application " + target.application() + " is not registered"));
        Release earlier = inTransaction(() -> releases.newestOfChart(target.application(), chartVersion))
                .orElseThrow(() -> ImpossibleException.unknown(
                        "no chart " + chartVersion + " of " + target.application() + " was ever up for release"));
        return installing(target, place, chartOf(earlier));
    }

    @Override
    public void keep(Release release, @Nullable Integer revision) {
        try {
            if (revision == null) {
                Live live = live(release.target(), release.place());
                store(release, compare(live.side(), live.objects(), Side.NOTHING, List.of()));
            } else {
                installed(release, revision).ifPresent(diff -> store(release, diff));
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "what a release changed is not kept now: releaseId=%s changeId=%s cause=%s",
                    release.id(), release.changeId(), e.getClass().getSimpleName());
        }
    }

    private Optional<ReleaseDiff> installed(Release release, int revision) {
        int base = release.deployment().baseRevision() == null
                ? 0
                : release.deployment().baseRevision();
        Optional<List<RenderedObject>> after = helm.contents(release.place(), revision);
        // The last revision before may have been an interrupted one, which was cleared away.
        Optional<Integer> before = helm.history(release.place()).stream()
                .map(HelmRevision::number)
                .filter(number -> number <= base && number < revision)
                .reduce((older, newer) -> newer);
        if (after.isEmpty() || (base > 0 && before.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(compare(
                before.map(number -> side(release.target(), number)).orElse(Side.NOTHING),
                before.flatMap(number -> helm.contents(release.place(), number)).orElse(List.of()),
                new Side(release.id(), revision, release.chartVersion()),
                after.get()));
    }

    private ReleaseDiff restoring(Target target, Place place, @Nullable Release wanted) {
        Live live = live(target, place);
        if (wanted == null) {
            return compare(live.side(), live.objects(), Side.NOTHING, List.of());
        }
        List<Integer> revisions = QuarkusTransaction.requiringNew().call(() -> releases.revisionsOf(wanted));
        Optional<Integer> revision = helm.history(place).stream()
                .filter(known -> known.status().complete())
                .map(HelmRevision::number)
                .filter(revisions::contains)
                .reduce((older, newer) -> newer);
        Optional<List<RenderedObject>> objects = revision.flatMap(number -> helm.contents(place, number));
        return objects.isPresent()
                ? compare(
                        live.side(),
                        live.objects(),
                        new Side(wanted.id(), revision.get(), wanted.chartVersion()),
                        objects.get())
                : installing(target, place, chartOf(wanted));
    }

    private ReleaseDiff installing(Target target, Place place, ChartRef chart) {
        Live live = live(target, place);
        Wanted wanted = new Wanted(target, live.revision(), chart.digest());
        Remembered before = remembered.get(wanted);
        if (before != null && before.at().plus(REMEMBERED).isAfter(clock.instant())) {
            return before.diff();
        }
        ReleaseDiff diff = compare(
                live.side(),
                live.objects(),
                new Side(null, null, chart.version()),
                render(target, place, chart, live.revision() > 0));
        remembered.put(wanted, new Remembered(diff, clock.instant()));
        return diff;
    }

    private List<RenderedObject> render(Target target, Place place, ChartRef chart, boolean upgrade) {
        try {
            if (!rendering.tryAcquire(MAX_WAITING_SECONDS, TimeUnit.SECONDS)) {
                throw new TransientFaultException("other charts are being rendered; ask again in a moment");
            }
            try {
                return helm.render(place, charts.fetch(chart), target.environment(), upgrade);
            } finally {
                rendering.release();
            }
        } catch (UnusableChartException e) {
            throw ImpossibleException.now(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while a chart was to be rendered", e);
        }
    }

    private Live live(Target target, Place place) {
        return helm.history(place).stream()
                .filter(revision -> revision.status().complete() || revision.status() == HelmRevision.Status.FAILED)
                .map(HelmRevision::number)
                .reduce((older, newer) -> newer)
                .flatMap(number -> helm.contents(place, number).map(objects -> new Live(side(target, number), objects)))
                .orElseGet(() -> new Live(Side.NOTHING, List.of()));
    }

    private Side side(Target target, int revision) {
        Optional<Release> maker = inTransaction(() -> releases.ofRevision(target, revision));
        return new Side(
                maker.map(Release::id).orElse(null),
                revision,
                maker.map(Release::chartVersion).orElse(null));
    }

    private @Nullable Release restored(Release rollback) {
        UUID restores = rollback.restores();
        return restores == null
                ? null
                : inTransaction(() -> releases.findByIdOptional(restores)).orElse(null);
    }

    private static ChartRef chartOf(Release release) {
        return release.content()
                .map(Content::chart)
                .orElseThrow(() -> ImpossibleException.now("release " + release.id() + " has no content"));
    }

    private static ReleaseDiff compare(Side from, List<RenderedObject> before, Side to, List<RenderedObject> after) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return ManifestDiff.of(from, before, to, after, HexFormat.of().formatHex(salt), ManifestDiff.Limits.USUAL);
    }

    private void store(Release release, ReleaseDiff diff) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (kept.findByIdOptional(release.id()).isEmpty()) {
                kept.persist(new KeptDiff(release.id(), diff, clock.instant()));
            }
        });
    }

    private static <T> Optional<T> inTransaction(Supplier<Optional<T>> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}
