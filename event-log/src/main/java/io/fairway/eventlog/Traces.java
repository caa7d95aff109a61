package io.fairway.eventlog;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace where no thread does: through a Kafka header, or a column of a row on which work waits. In the form of
 * the {@code traceparent} header of W3C Trace Context.
 */
public final class Traces {

    /** Kafka header with the trace. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private Traces() {}

    /** The current span as {@code traceparent}; null if nothing is traced. */
    public static @Nullable String current() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(HEADER);
    }

    /** As {@link #call}, for work that throws nothing checked. */
    public static <T extends @Nullable Object> T within(
            @Nullable String traceparent, String spanName, Supplier<T> work) {
        Span span = span(traceparent, spanName);
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /**
     * Does work in a span that continues a trace.
     *
     * @param traceparent where the trace comes from; if null or unreadable, the current span is continued, or a trace starts
     * @throws Exception what the work threw
     */
    public static <T extends @Nullable Object> T call(@Nullable String traceparent, String spanName, Callable<T> work)
            throws Exception {
        Span span = span(traceparent, spanName);
        try (Scope _ = span.makeCurrent()) {
            return work.call();
        } catch (Exception | Error e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static Span span(@Nullable String traceparent, String name) {
        Context parent = traceparent == null
                ? Context.current()
                : W3CTraceContextPropagator.getInstance()
                        .extract(Context.current(), Map.of(HEADER, traceparent), GETTER);
        return GlobalOpenTelemetry.getTracer("fairway")
                .spanBuilder(name)
                .setParent(parent)
                .startSpan();
    }

    private static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.recordException(failure);
    }
}
