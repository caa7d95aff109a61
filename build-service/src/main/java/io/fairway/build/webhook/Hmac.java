package io.fairway.build.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A secret that is shared with a git server, and what proves that somebody knows it. Every wrong proof takes the same time. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX = 64;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException for a blank secret: then everything would be accepted from anybody */
    Hmac(String secret) {
        this(secret.isBlank() ? new byte[0] : secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException for an empty secret */
    Hmac(byte[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("the secret of the webhooks is blank");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Whether this is the prefix and the hexadecimal HMAC-SHA256 of the bytes. */
    boolean isHex(@Nullable String proof, String prefix, byte[] bytes) {
        if (proof == null || proof.length() != prefix.length() + HEX || !proof.startsWith(prefix)) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(proof, prefix.length(), proof.length());
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(claimed, of(bytes));
    }

    /** Whether this is the secret itself. Digests are compared, so that its length does not show either. */
    boolean isSecret(@Nullable String proof) {
        return proof != null
                && MessageDigest.isEqual(digest(key.getEncoded()), digest(proof.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
