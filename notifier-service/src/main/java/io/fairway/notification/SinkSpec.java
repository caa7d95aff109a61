package io.fairway.notification;

import io.fairway.notification.SinkSettings.Payload;
import io.fairway.work.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sink as the file describes it.
 *
 * @param fromBeginning whether it also receives what was recorded before it was added
 * @param deadline for one call, from name resolution to the last byte of the response
 * @param whenUnclear what to do when it is unknown whether a message arrived
 * @param template a file; null for the default of the kind
 */
public record SinkSpec(
        String name,
        SinkSettings settings,
        List<Rule> rules,
        @Nullable Path template,
        boolean fromBeginning,
        AddressPolicy addresses,
        Duration deadline,
        RetryPolicy retry,
        WhenUnclear whenUnclear) {

    /** What to do with a message that was sent without a response. */
    public enum WhenUnclear {
        /** Send it again: at least once. The retry is marked as a possible duplicate. */
        REPEAT,
        /** Do not send it again: at most once. It becomes a dead letter, and a person decides. */
        GIVE_UP
    }

    boolean wants(Notification notification) {
        boolean delivered = notification.kind() != EventKind.STEP || settings.payload() == Payload.CDEVENTS;
        return delivered && rules.stream().anyMatch(rule -> rule.matches(notification));
    }
}
