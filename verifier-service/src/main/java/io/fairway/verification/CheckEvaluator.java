package io.fairway.verification;

/**
 * Runs checks of one kind.
 *
 * @param <C> the kind
 */
public interface CheckEvaluator<C extends Check> {

    /**
     * Runs a check once, and blocks meanwhile. Called by several threads at once. Limits its own time: whatever does not answer
     * has not passed.
     *
     * @param check the check of the request
     */
    CheckResult evaluate(C check, CheckRequest request) throws InterruptedException;
}
