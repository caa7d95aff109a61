package io.fairway.notification;

import io.fairway.work.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sink as the file describes it.
 *
 * @param fromBeginning whether it is told also what was recorded before it was added
 * @param deadline for one call, from the resolution of the name to the last byte of the answer
 * @param whenUnclear what to do when nobody knows whether a message arrived
 * @param template a file; null for the default of the kind
 */
public record SinkSpec(
        String name,
        Settings settings,
        List<Rule> rules,
        @Nullable Path template,
        boolean fromBeginning,
        AddressPolicy addresses,
        Duration deadline,
        RetryPolicy retry,
        WhenUnclear whenUnclear) {

    /** A message was sent, and there is no answer. */
    public enum WhenUnclear {
        /** Rather twice than never. The repetition says that it may be one. */
        REPEAT,
        /** Rather never than twice: it becomes a dead letter, and a person decides. */
        GIVE_UP
    }

    boolean wants(Notice notice) {
        boolean forUs = notice.fact() != Fact.STEP || settings instanceof Settings.CdEventsHttp;
        return forUs && rules.stream().anyMatch(rule -> rule.matches(notice));
    }
}
