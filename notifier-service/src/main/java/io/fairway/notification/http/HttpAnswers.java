package io.fairway.notification.http;

import io.fairway.notification.Answer;
import io.fairway.notification.http.OutboundHttp.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses what an HTTP answer means for a message. */
final class HttpAnswers {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int SHOWN = 200;

    private HttpAnswers() {}

    /** @param secrets must not be in a reason, even if the other side says them back */
    static Answer of(Outcome outcome, Instant now, List<String> secrets) {
        return switch (outcome) {
            case Outcome.Forbidden(String reason) -> new Answer.Refused(reason);
            case Outcome.NotSent(String reason) -> new Answer.Failed(reason, null);
            case Outcome.NoAnswer(String reason) -> new Answer.Unclear(reason);
            case Outcome.Answered answered -> ofStatus(answered, now, secrets);
        };
    }

    private static Answer ofStatus(Outcome.Answered answered, Instant now, List<String> secrets) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return new Answer.Delivered();
        }
        String reason = "answered " + status + shown(answered.body(), secrets);
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return new Answer.Failed(reason, pause(answered.retryAfter(), now));
        }
        return new Answer.Refused(status >= 300 && status < 400 ? reason + "; redirects are not followed" : reason);
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
        return ": " + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
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
