package io.fairway.verification;

import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.ReleaseFailed;
import java.time.Instant;
import java.util.List;

/** How a verification ends. */
public sealed interface Verdict {

    /** What each check saw. */
    List<Evidence> evidence();

    /** Exactly this revision was seen healthy on its own pods for the whole settle time. */
    record Verified(List<Evidence> evidence) implements Verdict {}

    /** Something bad was seen. */
    record Failed(ReleaseFailed.Reason reason, String message, List<Evidence> evidence) implements Verdict {}

    /** Too little was seen to say anything. Never a pass. */
    record NoData(String message, List<Evidence> evidence) implements Verdict {

        /** Nobody knows what was to be verified, so nothing was. */
        static NoData unreadableChecks(String why, Instant now) {
            String message = "the checks of this release could not be read: " + Texts.sentence(why);
            return new NoData(message, List.of(new Evidence("checks", Result.NO_DATA, message, null, now)));
        }
    }
}
