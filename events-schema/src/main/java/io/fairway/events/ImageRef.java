package io.fairway.events;

/**
 * A container image in a registry. Only the digest is ever released; the tag is for people.
 *
 * @param repository registry and name, for example {@code registry.example/shop/cart}
 * @param tag {@code {branch}-{short SHA}}
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record ImageRef(String repository, String tag, String digest) {

    /** The reference that Kubernetes pulls: by digest. */
    public String pinned() {
        return repository + "@" + digest;
    }
}
