package io.fairway.build.webhook;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The headers of a git server's message as they arrived: nothing of them is checked yet. */
record WebhookMessage(Function<String, @Nullable String> headers) {

    /** Null if it was not sent. */
    @Nullable
    String header(String name) {
        return headers.apply(name);
    }
}
