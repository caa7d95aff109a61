package io.fairway.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that outlives the launcher. The time of its start distinguishes it from a later process with the same number, so that
 * nobody else's process is ever ended.
 *
 * @param name for people
 * @param pid process number
 * @param startedAt as the operating system reports it
 */
public record BackgroundProcess(String name, long pid, Instant startedAt) {

    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Starts a program in a session of its own (Ctrl-C at the launcher does not reach it), with its output in a file. */
    static BackgroundProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        ProcessHandle handle = builder.start().toHandle();
        return new BackgroundProcess(name, handle.pid(), startOf(handle).orElse(Instant.EPOCH));
    }

    public boolean alive() {
        return handle().isPresent();
    }

    /** Ends it politely, and without asking if it has not ended after a build in progress would have. */
    void stop() {
        handle().ifPresent(process -> {
            process.destroy();
            if (!awaitEnd(process)) {
                process.destroyForcibly();
                awaitEnd(process);
            }
        });
    }

    /** {@code kill -9}. */
    public void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(process);
        });
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).orElse(Instant.EPOCH).equals(startedAt));
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
