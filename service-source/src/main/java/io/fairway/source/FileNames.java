package io.fairway.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of files on this machine. Java writes them in the encoding of the locale with which it was started; with another one than
 * UTF-8, files of a repository whose names have umlauts could not be written, and would be refused as if their author had done
 * something wrong.
 */
public final class FileNames {

    private FileNames() {}

    /**
     * For the start of a service that makes checkouts.
     *
     * @throws IllegalStateException if not every name can be written
     */
    public static void requireUtf8() {
        requireUtf8(System.getProperty("sun.jnu.encoding"));
    }

    static void requireUtf8(@Nullable String encoding) {
        if (encoding == null || !isUtf8(encoding)) {
            throw new IllegalStateException("file names would be written in " + encoding
                    + ", in which not every name of a file in a repository can be written: start the service with the"
                    + " environment variable LC_ALL=C.UTF-8");
        }
    }

    private static boolean isUtf8(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
