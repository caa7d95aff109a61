package io.fairway.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Somebody who may call, and by what they are known.
 *
 * @param caller name and groups
 * @param tokenDigest SHA-256 of their token; the token itself is kept nowhere
 */
record Person(Caller caller, TokenDigest tokenDigest) {

    /** SHA-256 of a token. */
    static final class TokenDigest {

        private final byte[] bytes;

        private TokenDigest(byte[] bytes) {
            this.bytes = bytes;
        }

        static TokenDigest of(String token) {
            try {
                return new TokenDigest(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        static TokenDigest ofBytes(byte[] digest) {
            return new TokenDigest(digest.clone());
        }

        byte[] bytes() {
            return bytes.clone();
        }

        /** In constant time: neither content nor length of a token shows in how long it takes. */
        boolean matches(TokenDigest other) {
            return MessageDigest.isEqual(bytes, other.bytes);
        }
    }
}
