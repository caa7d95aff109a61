package io.fairway.notification;

import java.net.URI;

/** Where a receiver is: a URL that anybody may know, or one that is itself a secret. */
public sealed interface Address {

    /** @throws IllegalArgumentException if what is stored is not a URL; the message does not contain it */
    URI url();

    /** The part of the URL that must not appear in a reason; empty if there is none. */
    String secretPart();

    /** A URL that anybody may know. */
    record Plain(URI url) implements Address {

        @Override
        public String secretPart() {
            return "";
        }
    }

    /** A URL that is itself the key. */
    record Hidden(Secret secret) implements Address {

        @Override
        public URI url() {
            try {
                URI url = URI.create(secret.read());
                boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
                if (http && url.getHost() != null) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // Its message would hold the URL.
            }
            throw new IllegalArgumentException("what is stored for 'url' is not an http or https URL");
        }

        @Override
        public String secretPart() {
            String path = String.valueOf(url().getRawPath());
            return path.equals("/") ? "" : path;
        }
    }
}
