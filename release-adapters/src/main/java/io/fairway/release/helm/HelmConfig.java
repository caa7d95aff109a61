package io.fairway.release.helm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** Helm, and the charts that it is given. */
@ConfigMapping(prefix = "fairway")
public interface HelmConfig {

    /** Path of the Helm 4 program. */
    Path helm();

    /** Path of the kubeconfig of the cluster that is released to; the user's own current context is never touched. */
    Path kubeconfig();

    /** A Helm process that takes longer is killed, and its release has failed. */
    @WithName("helm-deadline")
    @WithDefault("5m")
    Duration helmDeadline();

    /** What Helm is told: less than its deadline, so that it says itself for what it waited. */
    default Duration helmTimeout() {
        Duration tenth = helmDeadline().dividedBy(10);
        return helmDeadline().minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
    }

    /** In which Helm ends and says why. */
    Duration LONGEST_MARGIN = Duration.ofSeconds(15);

    /** How many revisions Helm keeps: how far back {@code helm rollback} reaches. */
    @WithName("helm-history")
    @WithDefault("20")
    int helmHistory();

    /** Directory for Helm's files and for charts; may be empty or lost at any time. */
    @WithName("work-directory")
    Path workDirectory();

    /** Limits for charts. */
    ChartLimits charts();

    /** What a packaged chart may not exceed. */
    interface ChartLimits {

        /** Bytes of the archive. */
        @WithName("max-archive-bytes")
        @WithDefault("20971520")
        long maxArchiveBytes();

        /** Bytes of all its files together. */
        @WithName("max-content-bytes")
        @WithDefault("104857600")
        long maxContentBytes();

        /** Files in it. */
        @WithName("max-files")
        @WithDefault("10000")
        int maxFiles();

        /** How long its download may take. */
        @WithDefault("60s")
        Duration timeout();
    }
}
