package io.fairway.cli;

/** A command cannot be carried out. The message is one line that says what is wrong and what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Failure(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public static Failure error(String message) {
        return new Failure(ExitCode.ERROR, message);
    }

    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
