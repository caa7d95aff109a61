package io.fairway.build.docker;

import java.util.regex.Pattern;

/**
 * Whether it is a registry's fault, or that of the machine that builds, that there is no image: it is away, full, or refuses for
 * now. The content has no part in it, and later the same will work.
 */
final class RegistryFault {

    private static final Pattern FOR_NOW = Pattern.compile(
            "toomanyrequests|too many requests|rate limit|received unexpected HTTP status: (?:429|5\\d\\d)|status(?: code)?:? (?:429|5\\d\\d)"
                    + "|internal server error|bad gateway|service unavailable|gateway time-?out|insufficient storage"
                    + "|no space left on device|disk quota exceeded|connection refused|connection reset|broken pipe"
                    + "|i/o timeout|tls handshake timeout|context deadline exceeded|request canceled|net/http: timeout"
                    + "|temporary failure in name resolution|server misbehaving|network is unreachable|no route to host"
                    + "|unexpected EOF|\": EOF$",
            Pattern.CASE_INSENSITIVE);

    /** What a command of the Dockerfile ended with is the content's own, whatever it says. */
    private static final Pattern COMMAND = Pattern.compile("returned a non-zero code: \\d+", Pattern.CASE_INSENSITIVE);

    private RegistryFault() {}

    /** @param said by the engine */
    static boolean isIn(String said) {
        return !COMMAND.matcher(said).find() && FOR_NOW.matcher(said).find();
    }
}
