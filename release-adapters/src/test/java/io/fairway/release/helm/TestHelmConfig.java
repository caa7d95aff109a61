package io.fairway.release.helm;

import java.nio.file.Path;
import java.time.Duration;

/** Settings for tests, with small limits. */
record TestHelmConfig(Path helm, Path kubeconfig, Path workDirectory, Duration helmDeadline) implements HelmConfig {

    @Override
    public int helmHistory() {
        return 5;
    }

    @Override
    public ChartLimits charts() {
        return limits(1_000_000, 100);
    }

    static ChartLimits limits(long bytes, int files) {
        return new ChartLimits() {
            @Override
            public long maxArchiveBytes() {
                return bytes;
            }

            @Override
            public long maxContentBytes() {
                return bytes;
            }

            @Override
            public int maxFiles() {
                return files;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
