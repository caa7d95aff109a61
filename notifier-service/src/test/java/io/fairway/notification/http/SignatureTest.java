package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** Computed with OpenSSL over {@code id.timestamp.body}. */
    @Test
    void signature_isThatOfAnIndependentTool() {
        assertThat(Signature.of("whsec_" + KEY, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void prefix_makesNoDifference_butEveryPartOfTheMessageDoes() {
        String signature = Signature.of(KEY, "a", 1, BODY);

        assertThat(Signature.of("whsec_" + KEY, "a", 1, BODY)).isEqualTo(signature);
        assertThat(Signature.of(KEY, "b", 1, BODY)).isNotEqualTo(signature);
        assertThat(Signature.of(KEY, "a", 2, BODY)).isNotEqualTo(signature);
        assertThat(Signature.of(KEY, "a", 1, new byte[0])).isNotEqualTo(signature);
    }

    @Test
    void receiver_verifiesIt_asTheGuideSays() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        byte[] expected =
                mac.doFinal(("id.7." + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));

        assertThat(Signature.of(KEY, "id", 7, BODY))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "whsec_", "not base64 at all, but long enough to be a key!", "AAAA"})
    void otherSecret_isRefused_andNotSaid(String secret) {
        assertThatThrownBy(() -> Signature.of(secret, "id", 1, BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base64 of 24 to 64 bytes")
                .satisfies(e -> assertThat(secret.isEmpty()
                                || secret.equals("whsec_")
                                || !e.getMessage().contains(secret))
                        .isTrue());
    }
}
