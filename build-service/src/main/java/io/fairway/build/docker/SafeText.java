package io.fairway.build.docker;

import io.fairway.events.ShortText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which text of a build may go into an event: short, printable, and nothing that looks like a secret. When in doubt
 * it stays in the log.
 */
final class SafeText {

    private static final int MAX_LENGTH = 200;

    private static final Pattern SUSPICIOUS = Pattern.compile(
            "passw|passphrase|secret|token|credential|api.?key|private.?key|authori[sz]ation|bearer|cookie|AKIA[0-9A-Z]"
                    + "|gh[pousr]_|://[^/\\s]*@|-----BEGIN|[A-Za-z0-9+_=-]{40,}",
            Pattern.CASE_INSENSITIVE);

    private SafeText() {}

    /** The text as it may be shown; null if it may not. */
    static @Nullable String of(String text) {
        String printable = text.replaceAll("\\p{Cntrl}\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
                .strip();
        if (printable.isEmpty() || SUSPICIOUS.matcher(printable).find()) {
            return null;
        }
        return ShortText.of(printable, MAX_LENGTH, "...");
    }
}
