package io.fairway.process;

import java.time.Duration;

/** How a child process ended. Each kind has what was kept of both streams, and for how long the process ran. */
public sealed interface ProcessResult {

    /** What was kept of standard output; empty if nothing was to be kept. */
    String out();

    /** What was kept of standard error. */
    String err();

    Duration took();

    /** Whether it exited by itself, with code 0. */
    default boolean succeeded() {
        return this instanceof Exited exited && exited.code() == 0;
    }

    /**
     * It exited by itself, or was killed by somebody else.
     *
     * @param code exit code; 128 and the number of the signal if it was killed
     */
    record Exited(int code, String out, String err, Duration took) implements ProcessResult {}

    /** It was killed at its deadline. */
    record TimedOut(String out, String err, Duration took) implements ProcessResult {}

    /** It was killed because it printed more than {@link Capture.Whole} allows. */
    record OutputTooLarge(String out, String err, Duration took) implements ProcessResult {}

    /** {@link ChildProcess#kill} was called before it had ended. */
    record Killed(String out, String err, Duration took) implements ProcessResult {}
}
