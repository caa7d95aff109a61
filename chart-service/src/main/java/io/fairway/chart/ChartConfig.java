package io.fairway.chart;

import io.fairway.work.RetryConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of chart-service. */
@ConfigMapping(prefix = "fairway")
public interface ChartConfig {

    /** Host and port of the OCI registry, for example {@code registry.example:5000}. */
    String registry();

    /**
     * Whether the registry is spoken to by plain http. If absent: only when it is on a loopback address, as Docker does it.
     */
    Optional<Boolean> registryPlainHttp();

    /** URL under which others reach this service. */
    URI publicUrl();

    /** The Helm 4 program. A name without a slash is looked for on the PATH. */
    @WithDefault("helm")
    String helm();

    /** Mirrors of git repositories, and the directories of charts in work. Belongs to this process alone. */
    Path workDirectory();

    /** How charts are made. */
    Charts chart();

    /** How charts are made. */
    interface Charts {

        /** How many charts are made at the same time. */
        @WithDefault("2")
        int workers();

        /** The largest packaged chart, in bytes. Helm keeps it in a Kubernetes Secret, which holds 1 MiB. */
        @WithDefault("1048576")
        int maxBytes();

        /** How long one run of Helm may take. */
        @WithDefault("30s")
        Duration helmDeadline();

        /** How much one run of Helm may print, in bytes. */
        @WithDefault("16777216")
        int helmOutput();

        /** A worker that is silent for this long has lost its chart to another one. */
        @WithDefault("10s")
        Duration lease();

        /** Workers look for due charts this often even if nobody woke them. */
        @WithDefault("1s")
        Duration safetyPoll();

        /** Whether repositories on this machine's disk may be read; for tests. */
        @WithDefault("false")
        boolean fileRepositories();

        /** How often, and after which pauses, a chart is tried again when something outside is not available. */
        RetryConfig retry();
    }

    /** URL of the chart repository that this service serves; ends without a slash. */
    default String chartRepository() {
        String url = publicUrl().toString();
        return (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + "/charts";
    }
}
