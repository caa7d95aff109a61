package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.Content;
import io.fairway.release.Release;
import io.fairway.release.TransientFaultException;
import io.fairway.release.preflight.DryRun;
import io.fairway.release.preflight.Finding;
import io.fairway.release.preflight.Preflight;
import io.fairway.release.preflight.PrerequisiteMissingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes ready for Helm: nothing is touched before the cluster was asked whether it would take all of it. */
@ApplicationScoped
class PrepareHelm {

    private static final Logger LOG = Logger.getLogger(PrepareHelm.class);

    private final Helm helm;
    private final Charts charts;
    private final DryRun dryRun;

    PrepareHelm(Helm helm, Charts charts, DryRun dryRun) {
        this.helm = helm;
        this.charts = charts;
        this.dryRun = dryRun;
    }

    /** Whether Helm may begin. */
    sealed interface Prepared {

        /**
         * It may.
         *
         * @param waits what it waits for
         * @param done what was done for it, and what could not be tried
         */
        record Ready(PackagedChart chart, HelmWaits waits, List<String> done) implements Prepared {}

        /** The cluster would not take it. */
        record Refused(HelmFailure failure) implements Prepared {}
    }

    /**
     * Makes ready for {@code helm upgrade}.
     *
     * @param last Helm's last revision; null if nothing is installed
     * @throws PrerequisiteMissingException if something is missing that the content cannot help
     */
    Prepared forUpgrade(Release release, @Nullable HelmRevision last) {
        Content content = release.content()
                .orElseThrow(() -> new IllegalStateException("release " + release.id() + " has no content"));
        try {
            PackagedChart chart = charts.fetch(content.chart());
            List<RenderedObject> rendered =
                    helm.render(release.place(), chart, release.target().environment(), last != null);
            Set<ObjectRef> known = last == null
                    ? Set.of()
                    : helm.objects(release.place(), last.number()).all();
            List<Finding> findings = dryRun.tryAll(
                    release.place(), new DryRun.Trial(rendered, known, chart.replaced(), chart.definesKinds()));
            HelmWaits waits = HelmWaits.of(
                    last == null ? HelmWaits.Operation.INSTALL : HelmWaits.Operation.UPGRADE,
                    rendered,
                    Duration.ofSeconds(chart.checks().deadlineSeconds()));
            return prepared(release, chart, waits, findings);
        } catch (UnusableChartException e) {
            return new Prepared.Refused(
                    new HelmFailure(ReleaseFailed.Reason.REFUSED, String.valueOf(e.getMessage()), false));
        }
    }

    private Prepared prepared(Release release, PackagedChart chart, HelmWaits waits, List<Finding> findings) {
        if (release.isRollback()) {
            // It has nowhere else to go: Helm tries it whatever was found.
            List<Finding.Unchangeable> replaced = Preflight.replaced(findings, chart.replaced());
            return new Prepared.Ready(chart, waits, dryRun.makeRoom(release.place(), replaced));
        }
        return switch (Preflight.decide(findings, chart.replaced())) {
            case Preflight.Decision.Refuse refuse ->
                new Prepared.Refused(new HelmFailure(ReleaseFailed.Reason.REFUSED, refuse.message(), false));
            case Preflight.Decision.Wait wait -> throw new PrerequisiteMissingException(wait.message());
            case Preflight.Decision.Go go -> {
                go.remarks().forEach(remark -> LOG.infof("%s: releaseId=%s", remark, release.id()));
                List<String> done = new ArrayList<>(dryRun.makeRoom(release.place(), go.replace()));
                done.addAll(go.remarks());
                waits.remark().ifPresent(done::add);
                yield new Prepared.Ready(chart, waits, done);
            }
        };
    }

    /**
     * Makes ready for {@code helm rollback}: what may be replaced, and cannot be changed back, is deleted.
     *
     * @param undone the release that it undoes; null if that is not known
     * @return what was done
     */
    List<String> forRollback(Release rollback, int revision, @Nullable Release undone) {
        Set<String> replaced = new HashSet<>();
        Stream.of(Optional.of(rollback), Optional.ofNullable(undone))
                .flatMap(Optional::stream)
                .flatMap(release -> release.content().stream())
                .forEach(content -> replaced.addAll(replacedBy(content)));
        if (replaced.isEmpty()) {
            return List.of();
        }
        List<RenderedObject> objects = helm.contents(rollback.place(), revision).orElse(List.of()).stream()
                .filter(object -> !object.hook())
                .filter(object -> replaced.contains(object.object().kind()))
                .toList();
        Set<ObjectRef> known = new HashSet<>();
        objects.forEach(object -> known.add(object.object()));
        List<Finding> findings = dryRun.tryAll(rollback.place(), new DryRun.Trial(objects, known, replaced, false));
        return dryRun.makeRoom(rollback.place(), Preflight.replaced(findings, replaced));
    }

    private Set<String> replacedBy(Content content) {
        try {
            return charts.fetch(content.chart()).replaced();
        } catch (UnusableChartException | TransientFaultException e) {
            // A rollback does not wait for a chart: Helm has all that it brings back.
            LOG.warnf(
                    "what may be replaced is not known: chart=%s cause=%s",
                    content.chart().version(), e.getMessage());
            return Set.of();
        }
    }
}
