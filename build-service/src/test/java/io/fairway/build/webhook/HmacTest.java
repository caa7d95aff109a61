package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {

    // The example of GitHub's documentation, "Validating webhook deliveries".
    private static final String SECRET = "It's a Secret to Everybody";
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final String GOOD = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final Hmac hmac = new Hmac(SECRET);

    @Test
    void documentedExample_isValid() {
        assertThat(isHex(GOOD, "sha256=", BODY)).isTrue();
        assertThat(isHex(GOOD.replace("757107ea", "757107EA"), "sha256=", BODY)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=757107ea",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1x",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 ",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void everythingElse_isNot(String header) {
        assertThat(isHex(header, "sha256=", BODY)).isFalse();
    }

    @Test
    void otherBody_isNotValid() {
        assertThat(isHex(GOOD, "sha256=", "Hello, World".getBytes(UTF_8))).isFalse();
        assertThat(isHex(GOOD, "sha256=", new byte[0])).isFalse();
    }

    @Test
    void bareHex_isWhatGiteaSends() {
        assertThat(isHex(GOOD.substring("sha256=".length()), "", BODY)).isTrue();
        assertThat(isHex(GOOD, "", BODY)).isFalse();
    }

    @Test
    void secretItself_isWhatGitLabSends() {
        assertThat(hmac.isSecret(SECRET)).isTrue();
        assertThat(hmac.isSecret(SECRET + " ")).isFalse();
        assertThat(hmac.isSecret("")).isFalse();
        assertThat(hmac.isSecret(null)).isFalse();
    }

    @Test
    void blankSecret_acceptsNobody() {
        assertThatThrownBy(() -> new Hmac(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean isHex(String header, String prefix, byte[] body) {
        Proof proof = hmac.hex(header, prefix, SignedBody.Part.RAW);
        proof.raw(body, 0, body.length);
        return proof.isGenuine();
    }
}
