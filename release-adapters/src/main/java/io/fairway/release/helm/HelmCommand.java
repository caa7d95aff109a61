package io.fairway.release.helm;

import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.deploy.Helm;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmWaits;
import io.fairway.release.deploy.PackagedChart;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.deploy.WatchPods;
import io.fairway.release.lease.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Helm 4, called as people call it. Its default when {@code --wait} is absent is to wait for hooks only; the verifier watches
 * workloads. Only when hooks come after the workloads, Helm waits for these first, as such hooks expect. Objects are applied by the server, and Helm's fields are taken back from whoever changed them by hand, so that
 * a hand edit never stands in the way of a rollback.
 */
@ApplicationScoped
class HelmCommand implements Helm {

    private final HelmProcess process;
    private final HelmStorage storage;
    private final WatchPods pods;
    private final HelmConfig config;

    HelmCommand(HelmProcess process, HelmStorage storage, WatchPods pods, HelmConfig config) {
        this.process = process;
        this.storage = storage;
        this.pods = pods;
        this.config = config;
    }

    @Override
    public List<HelmRevision> history(Place place) {
        return storage.history(place);
    }

    @Override
    public Optional<String> writer(Place place, int revision) {
        return storage.writer(place, revision);
    }

    @Override
    public ReleaseObjects objects(Place place, int revision) {
        return storage.objects(place, revision);
    }

    @Override
    public Optional<List<RenderedObject>> contents(Place place, int revision) {
        return storage.contents(place, revision);
    }

    @Override
    public List<RenderedObject> render(Place place, PackagedChart chart, String environment, boolean upgrade)
            throws UnusableChartException {
        // With the cluster's versions and APIs, and with lookups, as the installation itself will have them.
        List<String> arguments = new ArrayList<>(List.of(
                "template", place.helmRelease(), chart.archive().toString(), "--namespace", namespaceOf(place)));
        if (upgrade) {
            arguments.add("--is-upgrade");
        }
        addValues(arguments, chart, environment);
        return Manifests.rendered(printed(arguments, chart), place.namespace());
    }

    private String printed(List<String> arguments, PackagedChart chart) throws UnusableChartException {
        try {
            return process.print(with(arguments, "--dry-run=server"), said -> words(said, chart));
        } catch (UnusableChartException e) {
            if (!chart.definesKinds()) {
                throw e;
            }
            // The cluster refuses objects of kinds that it does not know yet, though the chart brings them.
            return process.print(with(arguments, "--dry-run=client"), said -> words(said, chart));
        }
    }

    private static Optional<String> words(String said, PackagedChart chart) {
        return TemplateWords.of(said, chart.archive().resolveSibling(ChartDownloads.CONTENT));
    }

    private static List<String> with(List<String> arguments, String one) {
        List<String> all = new ArrayList<>(arguments);
        all.add(one);
        return all;
    }

    /** Helm is connected to one cluster. */
    private static String namespaceOf(Place place) {
        place.requireDefaultCluster();
        return place.namespace();
    }

    private static void addValues(List<String> arguments, PackagedChart chart, String environment) {
        chart.values().getOrDefault(environment, List.of()).forEach(file -> {
            arguments.add("--values");
            arguments.add(file.toString());
        });
    }

    @Override
    public HelmOutcome upgrade(
            Place place, UUID releaseId, PackagedChart chart, String environment, HelmWaits waits, Lease lease) {
        List<String> arguments = new ArrayList<>(List.of(
                "upgrade",
                "--install",
                place.helmRelease(),
                chart.archive().toString(),
                "--namespace",
                namespaceOf(place),
                "--reset-values",
                "--labels",
                HelmRevision.LABEL + "=" + releaseId,
                "--description",
                "fairway " + releaseId,
                "--server-side=true",
                "--force-conflicts",
                "--hide-notes",
                "--history-max",
                String.valueOf(config.helmHistory()),
                "--timeout",
                Math.max(1, config.helmTimeout().toSeconds()) + "s"));
        if (!waits.workloads().isEmpty()) {
            arguments.add("--wait=watcher");
        }
        addValues(arguments, chart, environment);
        return process.run(releaseId, arguments, lease, hopeless -> pods.begin(place, waits, hopeless));
    }

    @Override
    public HelmOutcome rollback(
            Place place, UUID releaseId, int revision, boolean replacing, HelmWaits waits, Lease lease) {
        List<String> arguments = new ArrayList<>(List.of(
                "rollback",
                place.helmRelease(),
                String.valueOf(revision),
                "--namespace",
                namespaceOf(place),
                "--history-max",
                String.valueOf(config.helmHistory()),
                "--timeout",
                Math.max(1, config.helmTimeout().toSeconds()) + "s"));
        // Replacing is done by the client: Helm refuses it together with server-side apply.
        arguments.addAll(
                replacing
                        ? List.of("--server-side=false", "--force-replace", "--no-hooks")
                        : List.of("--server-side=true", "--force-conflicts"));
        return process.run(releaseId, arguments, lease, hopeless -> pods.begin(place, waits, hopeless));
    }

    @Override
    public HelmOutcome uninstall(Place place, UUID releaseId, boolean withHooks, HelmWaits waits, Lease lease) {
        List<String> arguments = new ArrayList<>(List.of(
                "uninstall",
                place.helmRelease(),
                "--namespace",
                namespaceOf(place),
                "--ignore-not-found",
                "--timeout",
                Math.max(1, config.helmTimeout().toSeconds()) + "s"));
        if (!withHooks) {
            arguments.add("--no-hooks");
        }
        return process.run(releaseId, arguments, lease, hopeless -> pods.begin(place, waits, hopeless));
    }

    @Override
    public boolean hasOrphans(List<UUID> releases) {
        return process.hasOrphans(releases);
    }

    @Override
    public void endOrphans(List<UUID> releases) {
        process.endOrphans(releases);
    }

    @Override
    public HelmFailure classify(HelmRevision failed) {
        return HelmFailures.classify(failed.description());
    }

    @Override
    public void forget(Place place, int revision) {
        storage.forget(place, revision);
    }

    @Override
    public void markFailed(Place place, int revision) {
        storage.markFailed(place, revision);
    }
}
