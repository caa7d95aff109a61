package io.fairway.dashboard.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.rest.Caller;
import io.fairway.rest.People;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Caller OPERATOR = new Caller(Caller.OPERATOR, Set.of());

    private final NewCookie cookie = sessions("secret", NOW).begin(OPERATOR, false);

    @Test
    void session_lasts_asLongAsItMay() {
        assertThat(sessions("secret", NOW.plusSeconds(3599)).whose(cookie.getValue()))
                .contains(OPERATOR);
        assertThat(sessions("secret", NOW.plusSeconds(3600)).whose(cookie.getValue()))
                .isEmpty();
    }

    @Test
    void session_endsWithTheToken() {
        assertThat(sessions("another", NOW).whose(cookie.getValue())).isEmpty();
    }

    @Test
    void cookie_isKeptFromScripts_andOtherSites() {
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(sessions("secret", NOW).begin(OPERATOR, true).isSecure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a.b", "a.b.c", "b3BlcmF0b3I.99999999999.", "b3BlcmF0b3I.x.x", "!.1.!"})
    void otherCookie_isNobodys(String value) {
        assertThat(sessions("secret", NOW).whose(value)).isEmpty();
    }

    @Test
    void longerLife_cannotBeWrittenIntoIt() {
        String[] parts = cookie.getValue().split("\\.");
        String longer = parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2];

        assertThat(sessions("secret", NOW).whose(longer)).isEmpty();
    }

    private static Sessions sessions(String token, Instant now) {
        SessionConfig config = new SessionConfig() {
            @Override
            public Duration lifetime() {
                return Duration.ofHours(1);
            }

            @Override
            public boolean secure() {
                return false;
            }
        };
        return new Sessions(new People(token, Optional.empty()), config, Clock.fixed(now, ZoneOffset.UTC));
    }
}
