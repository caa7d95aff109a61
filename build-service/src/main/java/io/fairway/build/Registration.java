package io.fairway.build;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A repository whose pushes are accepted.
 *
 * @param name DNS label, unique
 * @param cloneUrl where it is fetched from, without credentials
 * @param branches whose pushes are built
 */
public record Registration(String name, String cloneUrl, List<String> branches) {

    public Registration {
        branches = List.copyOf(branches);
    }

    /** Host and port of a URL in that spelling; empty if it has none. */
    static String host(String canonical) {
        int start = canonical.indexOf("://");
        int end = start < 0 ? -1 : canonical.indexOf('/', start + 3);
        return end < 0 ? "" : canonical.substring(start + 3, end);
    }

    /** The URL in the one spelling by which pushes are matched: git servers add and drop {@code .git} and slashes. */
    static String canonical(String cloneUrl) {
        String url = cloneUrl.strip();
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        if (url.endsWith(".git")) {
            url = url.substring(0, url.length() - ".git".length());
        }
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() != null && uri.getRawAuthority() != null) {
                return uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                        + uri.getRawAuthority().toLowerCase(Locale.ROOT) + uri.getRawPath();
            }
        } catch (IllegalArgumentException _) {
            return url; // matches no registered repository, because those have URLs
        }
        return url;
    }
}
