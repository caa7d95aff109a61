package io.fairway.release.deploy;

import io.fairway.work.RetryPolicy;
import java.time.Duration;

/**
 * Decides whether a step of a release is tried again, and when. The one place that does: what is observed after a crash and
 * what is seen without one lead to the same answer.
 */
final class NextTries {

    private NextTries() {}

    /**
     * Something that the release needs is away. That is no fault of its content, so nobody gives up; the pauses grow.
     *
     * @param cause what is away, for people
     * @param faults how often in a row it was, this time included
     */
    static NextTry.After afterFault(String cause, int faults, RetryPolicy policy) {
        RetryPolicy forEver = new RetryPolicy(policy.first(), policy.factor(), policy.max(), Integer.MAX_VALUE);
        Duration pause = forEver.delayAfter(faults).orElseThrow();
        return new NextTry.After(pause, waiting(cause, faults, pause));
    }

    /**
     * Something that the release needs is missing, through no fault of its content. It is waited for, but not for ever, and not
     * while something newer waits, which may not need it. What goes back waits for ever.
     *
     * @param cause what is missing, for people
     * @param faults how often in a row it was, this time included
     * @param waited for how long
     */
    static NextTry afterMissing(
            String cause,
            int faults,
            Duration waited,
            Duration limit,
            boolean goesBack,
            boolean newerWaits,
            RetryPolicy policy) {
        boolean patient = goesBack || waited.compareTo(limit) < 0 && !newerWaits;
        return patient ? afterFault(cause, faults, policy) : new NextTry.Never();
    }

    /**
     * Helm failed. What goes back is tried again whatever the reason, for it has nowhere else to go; what goes forward, only
     * if the same call may succeed a moment later.
     *
     * @param goesBack whether this is a rollback
     * @param failedTries how many were noted; 0 if a crash came before the first could be
     */
    static NextTry afterFailure(HelmFailure failure, boolean goesBack, int failedTries, RetryPolicy policy) {
        if (!failure.retryable() && !goesBack) {
            return new NextTry.Never();
        }
        if (failedTries == 0) {
            return new NextTry.After(policy.first(), failure.message());
        }
        return policy.delayAfter(failedTries)
                .<NextTry>map(pause -> new NextTry.After(pause, waiting(failure.message(), failedTries, pause)))
                .orElseGet(NextTry.Never::new);
    }

    private static String waiting(String cause, int tries, Duration pause) {
        String times = tries == 1 ? "once" : tries + " times";
        return cause + "; tried " + times + ", and again after " + seconds(pause);
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() < 1000 || pause.toMillis() % 1000 != 0
                ? pause.toMillis() + " ms"
                : pause.toSeconds() + " s";
    }
}
