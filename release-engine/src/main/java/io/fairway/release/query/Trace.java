package io.fairway.release.query;

import io.fairway.events.Place;
import io.fairway.release.deploy.LivePod;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs together.
 *
 * @param sentence what the locator turned out to be
 * @param threads the changes that it leads to, newest first; more than one for an image that several changes run
 */
public record Trace(String sentence, List<Thread> threads) {

    public Trace {
        threads = List.copyOf(threads);
    }

    /**
     * A change, and where it is.
     *
     * @param live its releases that are what runs in their environments
     * @param pods that run it now, as far as the cluster could be asked
     * @param podsUnknown why nothing is known of its pods; null if they are known
     */
    public record Thread(
            FindChange.Found change,
            Set<UUID> live,
            List<RunningPod> pods,
            @Nullable String podsUnknown) {}

    /** A pod in an environment, which has its place. */
    public record RunningPod(String environment, Place place, LivePod pod) {

        public String namespace() {
            return place.namespace();
        }
    }

    /** It leads nowhere, or to too many things. */
    public static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Kind kind;

        private LostException(Kind kind, String message) {
            super(message, null, false, false);
            this.kind = kind;
        }

        /** Why. */
        public enum Kind {
            NOT_UNDERSTOOD,
            UNKNOWN,
            AMBIGUOUS
        }

        static LostException notUnderstood() {
            return new LostException(Kind.NOT_UNDERSTOOD, "of must be " + Locator.UNDERSTOOD);
        }

        static LostException unknown(String what) {
            return new LostException(Kind.UNKNOWN, what);
        }

        static LostException ambiguous(String locator, String what, List<String> candidates) {
            return new LostException(
                    Kind.AMBIGUOUS,
                    locator + " fits " + candidates.size() + " " + what + ": "
                            + String.join(", ", candidates.stream().limit(5).toList())
                            + (candidates.size() > 5 ? " ..." : "") + "; give more of it");
        }

        public Kind kind() {
            return kind;
        }
    }
}
