package io.fairway.release.helm;

import io.fairway.events.ReleaseFailed;
import io.fairway.process.Capture;
import io.fairway.process.ChildProcess;
import io.fairway.process.ProcessResult;
import io.fairway.process.ProcessTree;
import io.fairway.process.Program;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.deploy.WatchPods.Watch;
import io.fairway.release.lease.Lease;
import io.fairway.release.lease.LeaseLostException;
import io.fairway.release.preflight.PrerequisiteMissingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Helm as a child process, with nothing of this service's environment. Each run names its release in its arguments, so that
 * a process that outlives this service is found again.
 */
@ApplicationScoped
class HelmProcess {

    private static final Logger LOG = Logger.getLogger(HelmProcess.class);
    private static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final int MAX_PRINTED_BYTES = 16 * 1024 * 1024;

    /** Somebody waits for it. */
    private static final Duration MAX_PRINTING = Duration.ofSeconds(30);

    private final Path program;
    private final Path kubeconfig;
    private final Path runs;
    private final Duration deadline;

    HelmProcess(HelmConfig config) {
        this.program = config.helm().toAbsolutePath();
        this.kubeconfig = config.kubeconfig().toAbsolutePath();
        this.runs = config.workDirectory().toAbsolutePath().resolve("helm");
        this.deadline = config.helmDeadline();
    }

    /**
     * Runs Helm to its end.
     *
     * @param releaseId for which release
     * @param arguments without those that every run has
     * @param watching begins a watch of what it waits for, which ends it when that is hopeless
     * @throws LeaseLostException if the lease is lost meanwhile; the process is dead then
     */
    HelmOutcome run(UUID releaseId, List<String> arguments, Lease lease, Function<Runnable, Watch> watching) {
        Path directory = directoryOf(releaseId);
        try {
            return run(directory, arguments, lease, watching);
        } finally {
            remove(directory);
        }
    }

    private HelmOutcome run(Path directory, List<String> arguments, Lease lease, Function<Runnable, Watch> watching) {
        Program helm = helm(directory, deadline, arguments)
                // Not a pipe: if this service dies, Helm shall go on undisturbed.
                .err(Capture.toFile(directory.resolve("stderr"), MAX_ERROR_BYTES));
        ProcessResult result;
        Optional<HelmFailure> hopeless;
        Optional<HelmFailure> trouble;
        try (ChildProcess process = start(helm);
                Lease.Guard _ = lease.whenLost(process::kill);
                Watch watch = watching.apply(process::kill)) {
            result = process.await();
            hopeless = watch.failure();
            trouble = watch.trouble();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops while Helm runs; the next start goes on from there", e);
        }
        lease.check();
        if (result.succeeded()) {
            return new HelmOutcome.Succeeded(result.took());
        }
        if (hopeless.isPresent()) {
            return new HelmOutcome.Failed(hopeless.get(), result.took());
        }
        if (result instanceof ProcessResult.TimedOut) {
            return new HelmOutcome.Failed(
                    new HelmFailure(
                            ReleaseFailed.Reason.HELM_FAILED,
                            "Helm did not finish within " + deadline.toSeconds() + " s and was ended",
                            false),
                    result.took());
        }
        HelmFailure said = HelmFailures.classify(result.err());
        boolean hook = said.reason() == ReleaseFailed.Reason.HOOK_FAILED;
        return new HelmOutcome.Failed(hook ? trouble.orElse(said) : said, result.took());
    }

    /**
     * Runs Helm for what it prints. Such a process changes nothing, so nobody has to look for it after a crash.
     *
     * @param told what there is to tell of an error, by what Helm said; empty to have it classified
     * @throws TransientFaultException if the cluster did not answer, or Helm took too long
     * @throws PrerequisiteMissingException if Helm may not do it, or something is missing there
     * @throws UnusableChartException if Helm failed for another reason
     */
    String print(List<String> arguments, Function<String, Optional<String>> told) throws UnusableChartException {
        Path directory = directoryOf(UUID.randomUUID());
        try {
            return print(directory, arguments, told);
        } finally {
            remove(directory);
        }
    }

    private String print(Path directory, List<String> arguments, Function<String, Optional<String>> told)
            throws UnusableChartException {
        Duration time = deadline.compareTo(MAX_PRINTING) < 0 ? deadline : MAX_PRINTING;
        Program helm = helm(directory, time, arguments)
                .out(Capture.whole(MAX_PRINTED_BYTES))
                .err(Capture.toFile(directory.resolve("stderr"), MAX_ERROR_BYTES));
        ProcessResult result;
        try (ChildProcess process = start(helm)) {
            result = process.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while Helm rendered a chart", e);
        }
        return switch (result) {
            case ProcessResult.Exited exited when exited.succeeded() -> exited.out();
            case ProcessResult.Exited exited -> {
                HelmFailure failure = HelmFailures.classify(exited.err());
                throw failed(failure, told.apply(exited.err()).orElse(failure.message()));
            }
            case ProcessResult.OutputTooLarge _ ->
                throw new UnusableChartException("the rendered chart has more than " + MAX_PRINTED_BYTES + " bytes");
            case ProcessResult.TimedOut _ ->
                throw new TransientFaultException("Helm did not render the chart within " + time.toSeconds() + " s");
            case ProcessResult.Killed _ -> throw new IllegalStateException("nobody here kills Helm while it prints");
        };
    }

    private static UnusableChartException failed(HelmFailure failure, String message) {
        if (failure.retryable()) {
            throw new TransientFaultException(failure.message());
        }
        if (failure.reason() == ReleaseFailed.Reason.PREREQUISITE_MISSING) {
            throw new PrerequisiteMissingException(failure.message());
        }
        return new UnusableChartException("the chart cannot be rendered: " + message);
    }

    boolean hasOrphans(List<UUID> releases) {
        try (Stream<ProcessHandle> orphans = find(releases)) {
            return orphans.findAny().isPresent();
        }
    }

    void endOrphans(List<UUID> releases) {
        try (Stream<ProcessHandle> orphans = find(releases)) {
            orphans.toList().forEach(orphan -> ProcessTree.of(orphan).end());
        }
    }

    private Program helm(Path directory, Duration deadline, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        command.addAll(List.of(
                "--kubeconfig", kubeconfig.toString(),
                "--repository-config", directory.resolve("repositories.yaml").toString(),
                "--repository-cache", directory.resolve("repositories").toString(),
                "--registry-config", directory.resolve("registry.json").toString(),
                "--content-cache", directory.resolve("content").toString()));
        return Program.of(command, deadline)
                .directory(directory)
                .environment(Map.of("HOME", directory.toString(), "HELM_DRIVER", "secret"));
    }

    private ChildProcess start(Program helm) {
        try {
            return helm.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Helm cannot be started: " + program, e);
        }
    }

    private Path directoryOf(UUID releaseId) {
        try {
            return PrivateFiles.createDirectories(runs.resolve(releaseId.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the work directory cannot be written: " + runs, e);
        }
    }

    private static void remove(Path directory) {
        try {
            PrivateFiles.delete(directory);
        } catch (IOException e) {
            LOG.warnf("a directory of Helm cannot be removed: %s cause=%s", directory, e.toString());
        }
    }

    private Stream<ProcessHandle> find(List<UUID> releases) {
        List<String> directories =
                releases.stream().map(id -> runs.resolve(id.toString()) + "/").toList();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program.toString()::equals)
                        .isPresent())
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> directories.stream().anyMatch(argument::startsWith)));
    }
}
