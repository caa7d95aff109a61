package io.fairway.build.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** GitHub's {@code X-Hub-Signature-256}: {@code sha256=} and the hexadecimal HMAC-SHA256 of the raw body. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException for a blank secret: then everything would be accepted from anybody */
    Signature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("fairway.webhook.secret is blank");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Takes the same time for every wrong signature. */
    boolean isValid(@Nullable String header, byte[] body) {
        if (header == null || header.length() != LENGTH || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(header, PREFIX.length(), LENGTH);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(claimed, hmac(body));
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
