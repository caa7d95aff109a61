package io.fairway.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A running child process. Both of its streams are read all the time, so it never waits for somebody to read them.
 *
 * <p>Safety: however it ends (by itself, at its deadline, by {@link #kill}, by an interrupt of the thread that waits for it, or
 * by {@link #close}), everything that it has started ends with it, unless {@link Program#leavesChildren} was said and it exited
 * by itself. See {@link ProcessTree} for how its children are found.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ChildProcess.class);
    private static final Path NULL_DEVICE = Path.of("/dev/null");

    private final Program program;
    private final Process process;
    private final ProcessTree tree;
    private final long startedAt = System.nanoTime();
    private final CapturedStream out;
    private final CapturedStream err;
    private volatile boolean killed;
    private volatile boolean tooLarge;
    private volatile boolean over;

    private ChildProcess(Program program, Process process, ProcessTree tree) {
        this.program = program;
        this.process = process;
        this.tree = tree;
        this.out = CapturedStream.of(program.out(), process.getInputStream(), this::killForOutput);
        this.err = CapturedStream.of(program.err(), process.getErrorStream(), this::killForOutput);
    }

    static ChildProcess start(Program program) throws IOException {
        byte[] input = program.input();
        Path directory = program.directory();
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectInput(input == null ? Redirect.from(NULL_DEVICE.toFile()) : Redirect.PIPE)
                .redirectOutput(redirect(program.out()))
                .redirectError(redirect(program.err()));
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        String mark = ProcessTree.newMark();
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(program.environment());
        environment.put(ProcessTree.MARK, mark);
        Process process = builder.start();
        if (input != null) {
            Thread.ofPlatform().daemon().name("input of " + process.pid()).start(() -> write(process, input));
        }
        return new ChildProcess(program, process, ProcessTree.marked(process.toHandle(), mark));
    }

    /**
     * Waits for its end.
     *
     * @throws InterruptedException if this thread was interrupted; the process has ended then
     * @throws IllegalStateException if something of it still runs ten seconds after it was killed
     */
    public ProcessResult await() throws InterruptedException {
        boolean inTime;
        Duration took;
        try {
            long left = program.deadline().toNanos() - (System.nanoTime() - startedAt);
            inTime = process.waitFor(left, TimeUnit.NANOSECONDS);
            took = Duration.ofNanos(System.nanoTime() - startedAt);
            over = inTime && !killed && !tooLarge && program.childrenMayStay();
        } finally {
            close();
        }
        String printed = out.text();
        String complained = err.text();
        if (tooLarge) {
            return new ProcessResult.OutputTooLarge(printed, complained, took);
        }
        if (killed) {
            return new ProcessResult.Killed(printed, complained, took);
        }
        return inTime
                ? new ProcessResult.Exited(process.exitValue(), printed, complained, took)
                : new ProcessResult.TimedOut(printed, complained, took);
    }

    /** Kills it and its children, from any thread, and does not wait: {@link #await} does. May be called more than once. */
    public void kill() {
        killed = killed || process.isAlive();
        tree.kill();
    }

    /**
     * Kills it and its children if they have not ended, and waits until they have. An interrupt does not shorten this.
     *
     * @throws IllegalStateException as {@link #await}
     */
    @Override
    public void close() {
        if (!over) {
            tree.end();
            over = true;
        }
    }

    private void killForOutput() {
        tooLarge = true;
        tree.kill();
    }

    private static Redirect redirect(Capture capture) {
        return switch (capture) {
            case Capture.Whole _, Capture.Beginning _, Capture.Lines _ -> Redirect.PIPE;
            case Capture.ToFile file -> Redirect.to(file.file().toFile());
            case Capture.Nothing _ -> Redirect.DISCARD;
        };
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            LOG.debugf("a process did not read all of its input: pid=%d cause=%s", process.pid(), e.toString());
        }
    }
}
