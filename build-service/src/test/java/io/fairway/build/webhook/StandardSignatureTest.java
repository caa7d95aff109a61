package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardSignatureTest {

    // The example of the specification's libraries.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    private final StandardSignature signature =
            new StandardSignature(SECRET, Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC));

    @Test
    void example_isValid() {
        assertThat(isValid(signature, ID, TIME, GOOD, BODY)).isTrue();
    }

    @Test
    void oneOfSeveral_isEnough() {
        assertThat(isValid(signature, ID, TIME, "v1a,AAAA v1,AAAA " + GOOD, BODY))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 1614265330, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, null, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, null",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, ''",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'v1,g1hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'v1,***'",
                "msg_other, 1614265330, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265331, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, yesterday, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 9223372036854775807, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
            })
    void everythingElse_isNot(String id, String time, String signatures) {
        assertThat(isValid(signature, id, time, signatures, BODY)).isFalse();
    }

    @Test
    void oldMessage_isNotValid() {
        Clock later = Clock.fixed(Instant.ofEpochSecond(1614265330 + 301), ZoneOffset.UTC);

        assertThat(isValid(new StandardSignature(SECRET, later), ID, TIME, GOOD, BODY))
                .isFalse();
    }

    @Test
    void secretThatIsNone_isRefused() {
        assertThatThrownBy(() -> new StandardSignature("whsec_", Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandardSignature("whsec_***", Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isValid(
            StandardSignature signature, String id, String time, String signatures, byte[] body) {
        Proof proof = signature.proof(id, time, signatures);
        proof.raw(body, 0, body.length);
        return proof.isGenuine();
    }
}
