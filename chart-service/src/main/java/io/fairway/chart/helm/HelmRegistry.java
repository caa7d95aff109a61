package io.fairway.chart.helm;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.ChartRegistry;
import io.fairway.chart.Fault;
import io.fairway.chart.PackagedChart;
import io.fairway.chart.RejectedException;
import io.fairway.chart.ToolTime;
import io.fairway.chart.UnavailableException;
import io.fairway.events.TimeSpent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Pushes charts by {@code helm push} to {@code oci://<registry>/charts/<application>/<name>}: two applications may have charts of
 * one name.
 */
@Singleton
class HelmRegistry implements ChartRegistry {

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
    private static final int MAX_REASON = 300;

    private final HelmProcess helm;
    private final Path directory;
    private final String charts;
    private final boolean plainHttp;

    HelmRegistry(HelmProcess helm, ChartConfig config, WorkDirectory work) {
        this.helm = helm;
        this.directory = work.jobs();
        this.charts = "oci://" + config.registry() + "/charts";
        this.plainHttp = config.registryPlainHttp().orElseGet(() -> isLoopback(config.registry()));
    }

    /** Nobody has a certificate for such an address. */
    static boolean isLoopback(String registry) {
        return LOOPBACK.matcher(registry).matches();
    }

    @Override
    public String reference(String application, String chartName) {
        return charts + "/" + application + "/" + chartName;
    }

    @Override
    public void push(String application, PackagedChart chart, ToolTime time)
            throws UnavailableException, InterruptedException {
        try (var job = WorkDirectory.Job.in(directory)) {
            Path archive = job.path().resolve(chart.fileName());
            Files.write(archive, chart.archive());
            // Helm writes this time into the manifest, whose digest would differ at each push otherwise.
            Files.setLastModifiedTime(archive, FileTime.from(chart.created()));
            HelmProcess.Result result = time.measure(
                    "helm push", TimeSpent.By.HELM, () -> push(job.path(), archive, charts + "/" + application));
            if (!result.succeeded()) {
                throw new UnavailableException("the registry did not take the chart: " + reason(result.err()));
            }
        } catch (IOException e) {
            throw new UnavailableException("the chart cannot be written: " + e.getMessage(), e);
        } catch (RejectedException e) {
            throw new IllegalStateException("pushing rejects nothing", e);
        }
    }

    private HelmProcess.Result push(Path job, Path archive, String target)
            throws UnavailableException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("push", archive.toString(), target));
        if (plainHttp) {
            arguments.add("--plain-http");
        }
        return helm.run(job, HelmProcess.Network.DIRECT, arguments);
    }

    private static String reason(String err) {
        String line = err.strip().replaceAll("\\s+", " ").replaceFirst("^Error: ", "");
        return Fault.cut(line, MAX_REASON);
    }
}
