package io.fairway.dashboard.session;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Whether a page of this service made a request, as the browser says. */
final class SameOrigin {

    private SameOrigin() {}

    /**
     * @param fetchSite the header {@code Sec-Fetch-Site}
     * @param origin the header {@code Origin}
     * @param host the header {@code Host}; the scheme is not compared, because a proxy may speak TLS
     */
    static boolean holds(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite == null && origin == null) {
            return false;
        }
        if (fetchSite != null && !fetchSite.equals("same-origin")) {
            return false;
        }
        return origin == null || host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return new URI(origin).getRawAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
