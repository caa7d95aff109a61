package io.fairway.verification;

/**
 * What came of a check.
 *
 * @param request what was run
 * @param passed whether it is as specified
 * @param message what was observed; never the body of an answer
 * @param millis how long it took
 */
public record CheckResult(CheckRequest request, boolean passed, String message, long millis) {}
