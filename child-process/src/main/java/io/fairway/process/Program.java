package io.fairway.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run as a child process. It starts with nothing: no environment but what is given here (and one variable, by
 * which its children are recognised), no input, and nobody reads its output. Arguments are passed as they are: no shell sees
 * them.
 *
 * <pre>
 * ProcessResult result = Program.of(List.of("helm", "version"), Duration.ofSeconds(30))
 *         .environment(Map.of("HOME", home))
 *         .out(Capture.whole(100_000))
 *         .run();
 * </pre>
 *
 * Not for use by several threads at once.
 */
public final class Program {

    private final List<String> command;
    private final Duration deadline;
    private Map<String, String> environment = Map.of();
    private @Nullable Path directory;
    private byte @Nullable [] input;
    private Capture out = Capture.nothing();
    private Capture err = Capture.nothing();
    private boolean leavesChildren;

    private Program(List<String> command, Duration deadline) {
        this.command = List.copyOf(command);
        this.deadline = deadline;
    }

    /**
     * @param command the program and its arguments. Without a slash, the program is looked for on the PATH of this process
     * @param deadline after which it is killed
     */
    public static Program of(List<String> command, Duration deadline) {
        return new Program(command, deadline);
    }

    /** All variables that it sees. */
    public Program environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    /** Where it starts; this process's own directory if it is not said. */
    public Program directory(Path directory) {
        this.directory = directory;
        return this;
    }

    /** What it can read from standard input. */
    public Program input(byte[] input) {
        this.input = input.clone();
        return this;
    }

    /** What becomes of standard output. */
    public Program out(Capture out) {
        this.out = out;
        return this;
    }

    /** What becomes of standard error. */
    public Program err(Capture err) {
        this.err = err;
        return this;
    }

    /** Children that still run when it exits by itself are left alone: for programs that start a daemon. */
    public Program leavesChildren() {
        this.leavesChildren = true;
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread was interrupted; the process has ended then, as after {@link
     *     ChildProcess#close}
     * @throws IllegalStateException as {@link ChildProcess#await}
     */
    public ProcessResult run() throws IOException, InterruptedException {
        try (ChildProcess process = start()) {
            return process.await();
        }
    }

    /**
     * Starts it, for callers that may want to kill it from another thread.
     *
     * @throws IOException if it cannot be started
     */
    public ChildProcess start() throws IOException {
        return ChildProcess.start(this);
    }

    List<String> command() {
        return command;
    }

    Duration deadline() {
        return deadline;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    byte @Nullable [] input() {
        return input;
    }

    Capture out() {
        return out;
    }

    Capture err() {
        return err;
    }

    boolean childrenMayStay() {
        return leavesChildren;
    }
}
