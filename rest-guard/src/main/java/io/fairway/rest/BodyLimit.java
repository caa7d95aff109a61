package io.fairway.rest;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that says that it is too large before it is read, as a problem: the framework would do it without a word. */
@Singleton
class BodyLimit {

    private static final long USUAL = 1 << 20;
    private static final int BEFORE_THE_FRAMEWORK = 100;
    private static final int AFTER_THE_FRAMEWORK = 1;

    private final List<LargeBodies> large;
    private final long max;

    BodyLimit(
            @All List<LargeBodies> large,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "1M") MemorySize max) {
        this.large = large;
        this.max = max.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseLarge, BEFORE_THE_FRAMEWORK);
        filters.register(this::limitUnsized, AFTER_THE_FRAMEWORK);
    }

    private void refuseLarge(RoutingContext request) {
        long limit = limitAt(request.normalizedPath());
        if (length(request) <= limit) {
            request.next();
            return;
        }
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", "Too large")
                .put("status", 413)
                .put("detail", "a body may have " + limit + " bytes here")
                .put("instance", request.request().path());
        // The rest of the body is not read: nothing else can come on this connection.
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemView.MEDIA_TYPE.toString())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(_ -> request.request().connection().close())
                .end(problem.encode());
    }

    /** A body that does not say how long it is ends at the limit of its address. */
    private void limitUnsized(RoutingContext request) {
        if (request.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limitAt(request.normalizedPath()));
        }
        request.next();
    }

    private long limitAt(String path) {
        return large.stream().anyMatch(bodies -> bodies.areTakenAt(path)) ? max : Math.min(max, USUAL);
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return 0; // the server has refused it already
        }
    }
}
