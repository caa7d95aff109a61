package io.fairway.build.webhook;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message of a git server as it arrived: nothing of it is checked yet. */
final class WebhookMessage {

    private final Function<String, @Nullable String> headers;
    private final byte[] body;

    /** @param headers value of a header by its name; null if it was not sent */
    WebhookMessage(Function<String, @Nullable String> headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    /** The raw bytes, over which it is signed. */
    byte[] body() {
        return body;
    }
}
