package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    // The example of GitHub's documentation, "Validating webhook deliveries".
    private static final String SECRET = "It's a Secret to Everybody";
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final String GOOD = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final Signature signature = new Signature(SECRET);

    @Test
    void documentedExample_isValid() {
        assertThat(signature.isValid(GOOD, BODY)).isTrue();
        assertThat(signature.isValid(GOOD.replace("757107ea", "757107EA"), BODY))
                .isTrue();
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
        assertThat(signature.isValid(header, BODY)).isFalse();
    }

    @Test
    void otherBody_isNotValid() {
        assertThat(signature.isValid(GOOD, "Hello, World".getBytes(UTF_8))).isFalse();
        assertThat(signature.isValid(GOOD, new byte[0])).isFalse();
    }

    @Test
    void blankSecret_acceptsNobody() {
        assertThatThrownBy(() -> new Signature(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
