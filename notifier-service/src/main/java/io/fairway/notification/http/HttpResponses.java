package io.fairway.notification.http;

import io.fairway.events.ShortText;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.http.OutboundHttp.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what an HTTP response means for a message. */
final class HttpResponses {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_SHOWN = 200;

    private HttpResponses() {}

    /** @param secrets must not be in a reason, even if the receiver repeats them */
    static DeliveryResult of(Outcome outcome, Instant now, List<String> secrets) {
        return switch (outcome) {
            case Outcome.Forbidden(String reason) -> new DeliveryResult.Refused(reason);
            case Outcome.NotSent(String reason) -> new DeliveryResult.Failed(reason, null);
            case Outcome.NoAnswer(String reason) -> new DeliveryResult.Unclear(reason);
            case Outcome.Answered answered -> ofStatus(answered, now, secrets);
        };
    }

    private static DeliveryResult ofStatus(Outcome.Answered answered, Instant now, List<String> secrets) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return new DeliveryResult.Delivered();
        }
        String reason = "answered " + status + shown(answered.body(), secrets);
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return new DeliveryResult.Failed(reason, pause(answered.retryAfter(), now));
        }
        return new DeliveryResult.Refused(
                status >= 300 && status < 400 ? reason + "; redirects are not followed" : reason);
    }

    private static String shown(String body, List<String> secrets) {
        String text = body.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        for (String secret : secrets) {
            if (!secret.isBlank()) {
                text = text.replace(secret, "***");
            }
        }
        if (text.isEmpty() || text.startsWith("<")) {
            return "";
        }
        return ": " + ShortText.of(text, MAX_SHOWN, "...");
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. */
    static @Nullable Duration pause(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration pause = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
