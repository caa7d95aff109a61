package io.fairway.build.webhook;

import io.fairway.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a webhook says. It is read once, as it comes, and only what is needed is kept: git servers name every changed
 * file. The proof sees all of it; nobody may believe what was read before the proof was asked.
 */
final class WebhookBody {

    /** The largest that GitHub sends. */
    static final long MAX_BYTES = 25L << 20;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final @Nullable Payload payload;
    private final @Nullable MalformedException fault;

    private WebhookBody(@Nullable Payload payload, @Nullable MalformedException fault) {
        this.payload = payload;
        this.fault = fault;
    }

    /**
     * Reads to the end.
     *
     * @param contentType as the header says
     * @throws Problem if it is too large
     * @throws IOException if it does not arrive
     */
    static WebhookBody read(InputStream body, @Nullable String contentType, Proof proof) throws IOException {
        Watched raw = new Watched(body, proof::raw, MAX_BYTES);
        boolean form =
                contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
        Watched json = new Watched(form ? new FormField(raw, "payload") : raw, proof::json, MAX_BYTES);
        WebhookBody read = parse(json, raw);
        drain(json);
        drain(raw);
        return read;
    }

    private static WebhookBody parse(Watched json, Watched raw) throws IOException {
        try {
            return new WebhookBody(Payload.read(json), null);
        } catch (MalformedException e) {
            return new WebhookBody(null, e);
        } catch (IOException e) {
            if (raw.failed) {
                throw e;
            }
            return new WebhookBody(null, new MalformedException("the body is not JSON"));
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        while (in.read(buffer) >= 0) {
            continue;
        }
    }

    /** @throws MalformedException if it is not a JSON object */
    Payload payload() throws MalformedException {
        if (fault != null) {
            throw fault;
        }
        if (payload == null) {
            throw new IllegalStateException("a body without a fault has a payload");
        }
        return payload;
    }

    private interface Watcher {
        void see(byte[] bytes, int offset, int length);
    }

    /** Shows what is read, and ends at the limit. */
    private static final class Watched extends InputStream {

        private final InputStream in;
        private final Watcher watcher;
        private final long limit;
        private long seen;
        private boolean failed;

        Watched(InputStream in, Watcher watcher, long limit) {
            this.in = in;
            this.watcher = watcher;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = in.read(buffer, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
            if (count > 0) {
                seen += count;
                if (seen > limit) {
                    throw tooLarge();
                }
                watcher.see(buffer, offset, count);
            }
            return count;
        }
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                "Too large",
                "a webhook may have " + (MAX_BYTES >> 20) + " MiB, which is the largest that GitHub sends");
    }
}
