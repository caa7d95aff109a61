package io.fairway.build.webhook;

import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;

/** Proven by an HMAC of the body. */
final class SignedBody implements Proof {

    /** Of which bytes the HMAC is. */
    enum Part {
        RAW,
        JSON
    }

    private final Mac mac;
    private final Part part;
    private final List<byte[]> claimed;

    /** @param claimed HMACs, of which one must be right */
    SignedBody(Mac mac, Part part, List<byte[]> claimed) {
        this.mac = mac;
        this.part = part;
        this.claimed = List.copyOf(claimed);
    }

    @Override
    public void raw(byte[] bytes, int offset, int length) {
        if (part == Part.RAW) {
            mac.update(bytes, offset, length);
        }
    }

    @Override
    public void json(byte[] bytes, int offset, int length) {
        if (part == Part.JSON) {
            mac.update(bytes, offset, length);
        }
    }

    @Override
    public boolean isGenuine() {
        byte[] expected = mac.doFinal();
        boolean genuine = false;
        for (byte[] one : claimed) {
            genuine |= MessageDigest.isEqual(expected, one);
        }
        return genuine;
    }
}
