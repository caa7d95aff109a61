package io.fairway.release.query;

import io.fairway.release.ChangeStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Time that a change spent waiting for tools. What happens side by side, as in two environments, counts once. */
final class ToolTime {

    private ToolTime() {}

    /** Work of tools that ended together with a step. */
    record Span(Instant from, Instant to) {

        /** A step's tools work one after the other, and the last of them ends with the step. */
        static Span of(ChangeStep step) {
            long millis =
                    step.spent().stream().mapToLong(spent -> spent.millis()).sum();
            return new Span(step.at().minusMillis(millis), step.at());
        }
    }

    /** The length of the union of all spans. */
    static Duration covered(List<Span> spans) {
        Duration covered = Duration.ZERO;
        Instant until = Instant.MIN;
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Instant from = span.from().isAfter(until) ? span.from() : until;
            if (span.to().isAfter(from)) {
                covered = covered.plus(Duration.between(from, span.to()));
                until = span.to();
            }
        }
        return covered;
    }
}
