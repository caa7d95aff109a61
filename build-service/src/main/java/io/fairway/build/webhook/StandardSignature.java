package io.fairway.build.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Standard Webhooks (standardwebhooks.com, "Signature scheme"): HMAC-SHA256 over id, time and body, joined
 * by dots, in base64 after {@code v1,}. Several may be given, separated by spaces.
 */
final class StandardSignature {

    private static final String SECRET_PREFIX = "whsec_";
    private static final String PREFIX = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_HEADER = 2000;

    private final Hmac hmac;
    private final Clock clock;

    /**
     * @param secret as the git server shows it: base64 after {@code whsec_}, or any text
     * @throws IllegalArgumentException if it is blank or not base64
     */
    StandardSignature(String secret, Clock clock) {
        this.hmac = secret.startsWith(SECRET_PREFIX)
                ? new Hmac(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())))
                : new Hmac(secret);
        this.clock = clock;
    }

    /** That one of the signatures is right. What is null was not sent. */
    Proof proof(@Nullable String id, @Nullable String timestamp, @Nullable String signatures) {
        if (id == null || timestamp == null || signatures == null || signatures.length() > MAX_HEADER) {
            return Proof.of(false);
        }
        if (!isRecent(timestamp)) {
            return Proof.of(false);
        }
        Mac mac = hmac.mac();
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        List<byte[]> claimed = Arrays.stream(signatures.split(" ", -1))
                .filter(signature -> signature.startsWith(PREFIX))
                .map(StandardSignature::decoded)
                .toList();
        return new SignedBody(mac, SignedBody.Part.RAW, claimed);
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
