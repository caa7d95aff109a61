package io.fairway.chart.helm;

import io.fairway.chart.UnavailableException;
import io.fairway.process.Capture;
import io.fairway.process.ProcessResult;
import io.fairway.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final int maxOutput;

    /**
     * @param binary path, or a name on the PATH
     * @param home where Helm may keep its files
     * @param deadline for one run
     * @param maxOutput for each of the two streams, in bytes
     */
    HelmProcess(String binary, Path home, Duration deadline, int maxOutput) {
        this.binary = binary;
        this.home = home;
        this.deadline = deadline;
        this.maxOutput = maxOutput;
    }

    /**
     * How a run ended.
     *
     * @param truncated whether it printed more than allowed, for which it was killed
     */
    record Result(boolean succeeded, String out, String err, boolean truncated) {}

    /** Whether a run may reach other machines. */
    enum Network {
        NONE,
        DIRECT
    }

    /**
     * Runs Helm until it ends.
     *
     * @throws UnavailableException if it cannot be started, or had to be killed at the deadline
     * @throws InterruptedException if this thread was interrupted; nothing of Helm runs any more then
     */
    Result run(Path directory, Network network, List<String> arguments)
            throws UnavailableException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binary);
        command.addAll(arguments);
        ProcessResult result;
        try {
            result = Program.of(command, deadline)
                    .directory(directory)
                    .environment(environment(network))
                    .out(Capture.whole(maxOutput))
                    .err(Capture.whole(maxOutput))
                    .run();
        } catch (IOException e) {
            throw new UnavailableException("helm cannot be started as " + binary + ": " + e.getMessage(), e);
        }
        return switch (result) {
            case ProcessResult.Exited exited -> new Result(exited.succeeded(), exited.out(), exited.err(), false);
            case ProcessResult.OutputTooLarge large -> new Result(false, large.out(), large.err(), true);
            case ProcessResult.TimedOut _ ->
                throw new UnavailableException(
                        "helm " + arguments.getFirst() + " took longer than " + deadline.toSeconds() + " s");
            case ProcessResult.Killed _ -> throw new IllegalStateException("nobody here kills Helm");
        };
    }

    private Map<String, String> environment(Network network) {
        Map<String, String> environment = new HashMap<>();
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
        return environment;
    }
}
