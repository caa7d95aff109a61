package io.fairway.build.webhook;

import java.util.Locale;
import java.util.Set;

/**
 * A git server whose pushes start builds: how its messages are recognised, proven, read and answered.
 *
 * <p>Each git server is a class of its own that implements this, a {@code @Singleton}. That is all: the service finds it,
 * receives its messages under {@link #path}, and describes that address in its REST document. An implementation has no state
 * and a constructor without parameters, because the document is made when the service is built.
 */
interface GitServer {

    /** As its makers write it. */
    String title();

    /** The address of its webhooks, below {@code /webhooks/}. */
    default String path() {
        return title().toLowerCase(Locale.ROOT);
    }

    /** Header that names the kind of event. */
    String eventHeader();

    /** Event headers of other servers that it sends as well, for receivers that know only those. */
    default Set<String> imitatedEventHeaders() {
        return Set.of();
    }

    /** Header that proves who sent the message; people read of it if the proof is missing or wrong. */
    String proofHeader();

    /** That the sender knows a secret of this service. Asked before anything of the body is believed. */
    Proof proof(WebhookMessage message, WebhookSecrets secrets);

    /**
     * What a message says.
     *
     * @param event value of {@link #eventHeader}
     * @throws MalformedException if that is not what this server sends
     */
    WebhookEvent read(String event, WebhookBody body) throws MalformedException;

    /** A push as JSON, for the REST document. */
    String example();
}
