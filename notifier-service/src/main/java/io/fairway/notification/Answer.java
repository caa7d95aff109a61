package io.fairway.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call to a sink ended. Reasons are one sentence, without a secret. */
public sealed interface Answer {

    /** The sink has it. */
    record Delivered() implements Answer {}

    /** The sink will never take this message. */
    record Refused(String reason) implements Answer {}

    /**
     * The sink did not take it, and may later.
     *
     * @param retryAfter how long the sink asked to be left alone; null if it did not say
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements Answer {}

    /** It was sent, at least in part, and nobody knows whether it was taken. */
    record Unclear(String reason) implements Answer {}
}
