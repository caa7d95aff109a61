package io.fairway.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of an attempt to deliver a message. Reasons are one sentence, without a secret. */
public sealed interface DeliveryResult {

    /** The receiver has it. */
    record Delivered() implements DeliveryResult {}

    /** The receiver will never accept this message. */
    record Refused(String reason) implements DeliveryResult {}

    /**
     * The receiver did not accept it, and may do so later.
     *
     * @param retryAfter how long the receiver asks to wait; null if it does not say
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements DeliveryResult {}

    /** It was sent, at least in part, and it is unknown whether the receiver accepted it. */
    record Unclear(String reason) implements DeliveryResult {}
}
