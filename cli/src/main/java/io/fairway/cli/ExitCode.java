package io.fairway.cli;

/** What a command tells the script that called it. */
enum ExitCode {
    OK(0, "success; for `watch`: verified"),
    ERROR(1, "error: no connection, not allowed, not found, or not possible now; standard error says which"),
    USAGE(2, "wrong usage"),
    NOT_VERIFIED(
            3,
            "`watch`: ended without being verified: rolled back, failed, superseded, refused, rejected, cancelled ..."),
    TIMED_OUT(4, "`watch`: timed out");

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
