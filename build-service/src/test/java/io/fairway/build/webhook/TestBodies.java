package io.fairway.build.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bodies of webhooks that nobody has to prove. */
final class TestBodies {

    static final String FORM = "application/x-www-form-urlencoded";

    private TestBodies() {}

    static WebhookBody json(byte[] body) {
        return of(body, "application/json");
    }

    static WebhookBody of(byte[] body, String contentType) {
        try {
            return WebhookBody.read(new ByteArrayInputStream(body), contentType, Proof.of(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
