package io.fairway.chart.helm;

import io.fairway.chart.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs Helm as a child process: never through a shell, in an environment of its own without a kubeconfig, credentials,
 * plugins or a way to the internet, and not beyond a deadline, at which it is killed with all its children.
 */
final class HelmProcess {

    /** A proxy that nobody serves: charts must not make Helm fetch anything. Go never asks it for loopback addresses. */
    private static final String NO_WAY_OUT = "http://127.0.0.1:9";

    private final String binary;
    private final Path home;
    private final Duration deadline;
    private final int outputLimit;

    /**
     * @param binary path, or a name on the PATH
     * @param home where Helm may keep its files
     * @param deadline for one run
     * @param outputLimit for each of the two streams, in bytes
     */
    HelmProcess(String binary, Path home, Duration deadline, int outputLimit) {
        this.binary = binary;
        this.home = home;
        this.deadline = deadline;
        this.outputLimit = outputLimit;
    }

    /**
     * How a run ended.
     *
     * @param truncated whether it printed more than allowed, for which it was killed
     */
    record Result(int exitCode, String out, String err, boolean truncated) {

        boolean succeeded() {
            return exitCode == 0 && !truncated;
        }
    }

    /** Whether a run may reach other machines. */
    enum Network {
        NONE,
        DIRECT
    }

    /**
     * Runs Helm until it ends.
     *
     * @throws UnavailableException if it cannot be started, or had to be killed at the deadline
     */
    Result run(Path directory, Network network, List<String> arguments) throws UnavailableException {
        Process process = start(directory, network, arguments);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Output> out =
                    CompletableFuture.supplyAsync(() -> read(process, process.getInputStream()), readers);
            CompletableFuture<Output> err =
                    CompletableFuture.supplyAsync(() -> read(process, process.getErrorStream()), readers);
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                throw new UnavailableException(
                        "helm " + arguments.getFirst() + " took longer than " + deadline.toSeconds() + " s");
            }
            Output printed = out.join();
            Output complained = err.join();
            return new Result(
                    process.exitValue(), printed.text(), complained.text(), printed.cut() || complained.cut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while helm " + arguments.getFirst() + " was running", e);
        } catch (CompletionException e) {
            throw new UnavailableException("the output of helm " + arguments.getFirst() + " cannot be read", e);
        } finally {
            kill(process);
        }
    }

    private Process start(Path directory, Network network, List<String> arguments) throws UnavailableException {
        List<String> command = new ArrayList<>();
        command.add(binary);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        setEnvironment(builder.environment(), network);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UnavailableException("helm cannot be started as " + binary + ": " + e.getMessage(), e);
        }
    }

    private void setEnvironment(Map<String, String> environment, Network network) {
        environment.clear();
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", home.toString());
        environment.put("HELM_CONFIG_HOME", home.resolve("config").toString());
        environment.put("HELM_CACHE_HOME", home.resolve("cache").toString());
        environment.put("HELM_DATA_HOME", home.resolve("data").toString());
        environment.put("KUBECONFIG", "/dev/null");
        environment.put("NO_COLOR", "1");
        // The process is short: collecting garbage costs a sixth of its time. It starts when memory gets scarce.
        environment.put("GOGC", "off");
        environment.put("GOMEMLIMIT", "256MiB");
        if (network == Network.NONE) {
            environment.put("HTTP_PROXY", NO_WAY_OUT);
            environment.put("HTTPS_PROXY", NO_WAY_OUT);
        }
    }

    private record Output(String text, boolean cut) {}

    private Output read(Process process, InputStream stream) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (kept.size() + count > outputLimit) {
                    kill(process);
                    return new Output(kept.toString(StandardCharsets.UTF_8), true);
                }
                kept.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Reading ends like this when the process was killed at its deadline; run() says so.
            return new Output(kept.toString(StandardCharsets.UTF_8), false);
        }
        return new Output(kept.toString(StandardCharsets.UTF_8), false);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
