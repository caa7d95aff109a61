package io.fairway.release.deploy;

import java.time.Duration;

/** Whether what did not succeed is tried again. */
sealed interface NextTry {

    /**
     * It is, by itself.
     *
     * @param pause until then
     * @param reason what it waits for, for people
     */
    record After(Duration pause, String reason) implements NextTry {}

    /** It is not: the release failed. */
    record Never() implements NextTry {}
}
