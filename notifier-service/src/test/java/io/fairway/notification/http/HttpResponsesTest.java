package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.DeliveryResult;
import io.fairway.notification.http.OutboundHttp.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponsesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void success_isDelivered(int status) {
        assertThat(answer(status, "", null)).isEqualTo(new DeliveryResult.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 422})
    void whatWillNotChange_isRefused(int status) {
        assertThat(answer(status, "", null)).isInstanceOf(DeliveryResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void whatMayPass_isRepeated(int status) {
        assertThat(answer(status, "", null)).isEqualTo(new DeliveryResult.Failed("answered " + status, null));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "0, 0",
        "' 5 ', 5",
        "'Mon, 23 Nov 2026 20:01:00 GMT', 60",
        "'Mon, 23 Nov 2026 19:00:00 GMT', 0",
        "soon, ",
        "-1, ",
        "99999999999, "
    })
    void retryAfter_isSecondsOrADate(String header, Long seconds) {
        assertThat(HttpResponses.pause(header, NOW)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    void reason_hasTheBeginningOfTheAnswer_butNoSecretAndNoPage() {
        assertThat(answer(400, "bad\n token s3cret " + "x".repeat(500), null))
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("answered 400: bad token *** xxx")
                                .endsWith("...")
                                .hasSizeLessThan(250));
        assertThat(answer(502, "<html>proxy</html>", null)).isEqualTo(new DeliveryResult.Failed("answered 502", null));
    }

    private static DeliveryResult answer(int status, String body, String retryAfter) {
        return HttpResponses.of(new Outcome.Answered(status, body, retryAfter), NOW, List.of("s3cret", ""));
    }
}
