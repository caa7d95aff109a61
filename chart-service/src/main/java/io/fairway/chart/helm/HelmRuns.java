package io.fairway.chart.helm;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sets up the Helm that this service runs. */
final class HelmRuns {

    @Produces
    @Singleton
    HelmProcess process(ChartConfig config) {
        ChartConfig.Charts settings = config.chart();
        Path home = config.workDirectory().toAbsolutePath().resolve("helm");
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + home, e);
        }
        return new HelmProcess(config.helm(), home, settings.helmDeadline(), settings.helmOutput());
    }

    /** A service that cannot make a single chart shall not start. */
    void check(@Observes @Priority(1) StartupEvent event, HelmProcess helm, ChartConfig config) {
        try {
            HelmProcess.Result result = helm.run(
                    config.workDirectory(), HelmProcess.Network.NONE, List.of("version", "--template={{.Version}}"));
            if (!result.out().startsWith("v4.")) {
                throw new IllegalStateException("Helm 4 is needed, but " + config.helm() + " is "
                        + (result.succeeded()
                                ? result.out().strip()
                                : "no Helm: " + result.err().strip())
                        + "; set fairway.helm");
            }
        } catch (UnavailableException e) {
            throw new IllegalStateException(e.reason() + "; set fairway.helm to the path of Helm 4", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the service started", e);
        }
    }
}
