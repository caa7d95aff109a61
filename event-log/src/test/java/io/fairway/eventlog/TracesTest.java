package io.fairway.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void withoutASpan_thereIsNoTrace() {
        assertThat(Traces.current()).isNull();
    }

    @Test
    void within_continuesTheTrace() {
        String inner = Traces.within(TRACE, "work", () -> Traces.current());

        assertThat(inner).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(Traces.current()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void unreadableTrace_isNone(String traceparent) {
        assertThat(Traces.<Boolean>within(
                        traceparent,
                        "work",
                        () -> Span.current().getSpanContext().isValid()))
                .isFalse();
    }

    @Test
    void failures_passThrough() {
        assertThatThrownBy(() -> Traces.call(TRACE, "work", () -> {
                    throw new java.io.IOException("no");
                }))
                .isInstanceOf(java.io.IOException.class);
    }
}
