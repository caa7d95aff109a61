package io.fairway.release.helm;

import io.fairway.events.ReleaseFailed;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.lease.Lease;
import io.fairway.release.lease.LeaseLostException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

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
     * @throws LeaseLostException if the lease is lost meanwhile; the process is dead then
     */
    HelmOutcome run(UUID releaseId, List<String> arguments, Lease lease) {
        Path directory = directoryOf(releaseId);
        try {
            return run(directory, arguments, lease);
        } finally {
            remove(directory);
        }
    }

    private HelmOutcome run(Path directory, List<String> arguments, Lease lease) {
        Path errors = directory.resolve("stderr");
        long began = System.nanoTime();
        Process process = start(directory, errors, ProcessBuilder.Redirect.DISCARD, arguments);
        boolean ended;
        try (Lease.Guard guard = lease.whenLost(process::destroyForcibly)) {
            ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(process.toHandle());
            throw new IllegalStateException("the service stops while Helm runs; the next start goes on from there", e);
        } catch (LeaseLostException e) {
            kill(process.toHandle());
            throw e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (!ended) {
            kill(process.toHandle());
            return new HelmOutcome.Failed(
                    new HelmFailure(
                            ReleaseFailed.Reason.HELM_FAILED,
                            "Helm did not finish within " + deadline.toSeconds() + " s and was ended",
                            false),
                    took);
        }
        lease.check();
        return process.exitValue() == 0
                ? new HelmOutcome.Succeeded(took)
                : new HelmOutcome.Failed(HelmFailures.classify(firstPartOf(errors)), took);
    }

    /**
     * Runs Helm for what it prints. Such a process changes nothing, so nobody has to look for it after a crash.
     *
     * @throws TransientFaultException if the cluster did not answer, or Helm took too long
     * @throws UnusableChartException if Helm failed for another reason
     */
    String print(List<String> arguments) throws UnusableChartException {
        Path directory = directoryOf(UUID.randomUUID());
        try {
            return print(directory, arguments);
        } finally {
            remove(directory);
        }
    }

    private String print(Path directory, List<String> arguments) throws UnusableChartException {
        Path errors = directory.resolve("stderr");
        Process process = start(directory, errors, ProcessBuilder.Redirect.PIPE, arguments);
        Duration most = deadline.compareTo(MAX_PRINTING) < 0 ? deadline : MAX_PRINTING;
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
        try (InputStream in = process.getInputStream()) {
            byte[] printed = in.readNBytes(MAX_PRINTED_BYTES + 1);
            if (printed.length > MAX_PRINTED_BYTES) {
                throw new UnusableChartException("the rendered chart has more than " + MAX_PRINTED_BYTES + " bytes");
            }
            int exit = process.waitFor();
            if (end.isDone()) {
                throw new TransientFaultException("Helm did not render the chart within " + most.toSeconds() + " s");
            }
            if (exit != 0) {
                HelmFailure failure = HelmFailures.classify(firstPartOf(errors));
                if (failure.retryable()) {
                    throw new TransientFaultException(failure.message());
                }
                throw new UnusableChartException("the chart cannot be rendered: " + failure.message());
            }
            return new String(printed, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("what Helm printed cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while Helm rendered a chart", e);
        } finally {
            end.cancel(false);
            kill(process.toHandle());
        }
    }

    boolean strays(List<UUID> releases) {
        try (Stream<ProcessHandle> strays = find(releases)) {
            return strays.findAny().isPresent();
        }
    }

    void endStrays(List<UUID> releases) {
        try (Stream<ProcessHandle> strays = find(releases)) {
            strays.toList().forEach(HelmProcess::kill);
        }
    }

    private Process start(Path directory, Path errors, ProcessBuilder.Redirect output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        command.addAll(List.of(
                "--kubeconfig", kubeconfig.toString(),
                "--repository-config", directory.resolve("repositories.yaml").toString(),
                "--repository-cache", directory.resolve("repositories").toString(),
                "--registry-config", directory.resolve("registry.json").toString(),
                "--content-cache", directory.resolve("content").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output)
                .redirectError(errors.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", directory.toString(), "HELM_DRIVER", "secret"));
        try {
            return builder.start();
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

    private static void kill(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        process.destroyForcibly();
        try {
            ProcessHandle ended = end.get(TIME_TO_DIE.toMillis(), TimeUnit.MILLISECONDS);
            if (ended.isAlive()) {
                throw new IllegalStateException("a Helm process cannot be ended: " + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a Helm process cannot be ended: " + process.pid(), e);
        }
    }

    private static String firstPartOf(Path errors) {
        try (InputStream in = Files.newInputStream(errors)) {
            return new String(in.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
