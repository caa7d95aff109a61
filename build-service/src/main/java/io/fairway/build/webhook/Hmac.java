package io.fairway.build.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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

    /**
     * That the header has the prefix and the hexadecimal HMAC-SHA256 of the body.
     *
     * @param header null if it was not sent
     */
    Proof hex(@Nullable String header, String prefix, SignedBody.Part part) {
        if (header == null || header.length() != prefix.length() + HEX || !header.startsWith(prefix)) {
            return Proof.of(false);
        }
        try {
            byte[] claimed = HexFormat.of().parseHex(header, prefix.length(), header.length());
            return new SignedBody(mac(), part, List.of(claimed));
        } catch (IllegalArgumentException _) {
            return Proof.of(false);
        }
    }

    /** Whether this is the secret itself. Digests are compared, so that its length does not show either. */
    boolean isSecret(@Nullable String proof) {
        return proof != null
                && MessageDigest.isEqual(digest(key.getEncoded()), digest(proof.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that has seen nothing yet. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
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
