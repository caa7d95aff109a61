package io.fairway.cli;

/** What a command tells the script that called it. */
enum ExitCode {
    OK(0, "done; for `watch`: it is verified"),
    ERROR(
            1,
            "it could not be done: nothing answers, not allowed, unknown, or not possible now; the line on standard error says which"),
    USAGE(2, "the command line is wrong"),
    BAD(
            3,
            "`watch`: it ended without being verified: rolled back, failed, superseded, refused, rejected, cancelled ..."),
    TIMED_OUT(4, "`watch`: the time was over before it ended");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
