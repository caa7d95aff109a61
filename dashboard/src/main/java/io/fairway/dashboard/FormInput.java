package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.ShortText;
import io.fairway.rest.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a dialog sent, checked. */
final class FormInput {

    private static final int MAX_REASON = 500;

    private FormInput() {}

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "Bad request", "not an id: it must be a UUID");
        }
    }

    static Action action(String name, Action... possible) {
        return List.of(possible).stream()
                .filter(action -> Ask.path(action).equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "Not found", "unknown action: " + name));
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Problem(400, "A reason is missing", "give a reason: it is recorded in the audit");
        }
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return ShortText.of(line, MAX_REASON);
    }
}
