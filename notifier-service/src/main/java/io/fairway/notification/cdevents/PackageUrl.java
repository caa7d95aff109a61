package io.fairway.notification.cdevents;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of artifacts as package URLs (ECMA-427): percent-encoded, qualifiers in alphabetical order. */
final class PackageUrl {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PackageUrl() {}

    /** By digest; the tag, which may move, is only a qualifier. */
    static String of(ImageRef image) {
        return "pkg:oci/" + encode(lastPart(image.repository()), "").toLowerCase(Locale.ROOT) + "@"
                + encode(image.digest(), "") + "?repository_url=" + encode(image.repository(), ":/") + "&tag="
                + encode(image.tag(), "");
    }

    /** By version, which Fairway uses once; the digest of the archive is the checksum. */
    static String of(ChartRef chart) {
        String repository = chart.oci().startsWith("oci://") ? chart.oci().substring("oci://".length()) : chart.oci();
        return "pkg:helm/" + encode(chart.name(), "") + "@" + encode(chart.version(), "") + "?checksum="
                + encode(chart.digest(), ":") + "&repository_url=" + encode(repository, ":/");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String encode(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0 || alsoPlain.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
