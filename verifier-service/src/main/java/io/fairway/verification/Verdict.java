package io.fairway.verification;

import io.fairway.events.Evidence;
import io.fairway.events.ReleaseFailed;
import java.util.List;

/** How a verification ends. */
public sealed interface Verdict {

    /** What each check found. */
    List<Evidence> evidence();

    /** Exactly this revision was observed healthy on its own pods for the whole soak time. */
    record Verified(List<Evidence> evidence) implements Verdict {}

    /** Something bad was observed. */
    record Failed(ReleaseFailed.Reason reason, String message, List<Evidence> evidence) implements Verdict {}

    /** Too little was observed to say anything. Never a pass. */
    record NoData(String message, List<Evidence> evidence) implements Verdict {}
}
