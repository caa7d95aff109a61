package io.fairway.audit;

import io.fairway.audit.AuditEntry.ActorKind;
import io.fairway.events.ShortText;
import io.fairway.rest.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of requests, checked. A wrong one is answered with 400 and what is wrong. */
public final class AuditInput {

    private static final int MAX_TEXT = 200;
    private static final int MAX_REASON = 500;

    private AuditInput() {}

    /** A filter from the parameters of a request; a blank one is as if it were not there. */
    public static AuditFilter filter(
            @Nullable String application,
            @Nullable String environment,
            @Nullable String actor,
            @Nullable String actorKind,
            @Nullable String type,
            @Nullable String changeId,
            @Nullable String from,
            @Nullable String to) {
        AuditFilter filter = new AuditFilter(
                text(application, "application"),
                text(environment, "environment"),
                text(actor, "actor"),
                kind(actorKind),
                text(type, "type"),
                id(changeId, "changeId"),
                time(from, "from"),
                time(to, "to"));
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            throw wrong("from must be before to");
        }
        return filter;
    }

    private static @Nullable ActorKind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(ActorKind.values())
                .filter(kind -> kind.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> wrong("actorKind must be one of " + Arrays.toString(ActorKind.values())));
    }

    /** A text of limited length; null if it is blank. */
    public static @Nullable String text(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name + " must be at most " + MAX_TEXT + " characters on one line");
        }
        return text.strip();
    }

    /** A time in ISO 8601; a date alone is its beginning in UTC. Null if it is blank. */
    public static @Nullable Instant time(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String given = text.strip();
        try {
            return given.length() <= 10
                    ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
                    // In a query, the plus sign of an offset that was not escaped arrives as a blank.
                    : OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name + " must be a date or a time, for example 2026-11-23 or 2026-11-23T08:00:00Z");
        }
    }

    /** A UUID; null if it is blank. */
    public static @Nullable UUID id(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw wrong(name + " must be a UUID");
        }
    }

    /** A number of an entry; null if it is blank. */
    public static @Nullable Long number(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name + " must be the number of an entry");
        }
        throw wrong(name + " must be the number of an entry");
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw wrong("reason must say why: it is kept and shown");
        }
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return ShortText.of(line, MAX_REASON);
    }

    /** A mistake of the caller. */
    public static Problem wrong(String detail) {
        return new Problem(400, "Bad request", detail);
    }
}
