package io.fairway.events;

/** Where something is released: one application in one environment. Its releases happen one after the other. */
public record Target(String application, String environment) {

    /** {@code application/environment}, the key of release events. */
    public String key() {
        return application + "/" + environment;
    }
}
