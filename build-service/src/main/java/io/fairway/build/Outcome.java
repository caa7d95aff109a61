package io.fairway.build;

import io.fairway.events.BuildFailed;
import io.fairway.events.ImageRef;
import io.fairway.events.TimeSpent;
import java.util.List;

/** What became of one attempt at a build. */
sealed interface Outcome {

    /** A new image is in the registry. */
    record Pushed(String application, ImageRef image, List<TimeSpent> spent) implements Outcome {}

    /** The image of an earlier build with the same inputs is used again. */
    record Reused(String application, ImageRef image, List<TimeSpent> spent) implements Outcome {}

    /** There will be no image. */
    record Failed(BuildFailed.Reason reason, String message, List<TimeSpent> spent) implements Outcome {}

    /** A transient fault: the same again later. After the last attempt it becomes a failure for {@code reason}. */
    record TryAgain(BuildFailed.Reason reason, String message, List<TimeSpent> spent) implements Outcome {}

    /** A tool of the platform does not answer. No commit is to blame, so it is tried again for as long as it takes. */
    record Unavailable(String message) implements Outcome {}

    /** A registry is away or full. No commit is to blame, so it is tried again with growing pauses, for hours. */
    record WaitForRegistry(String message, List<TimeSpent> spent) implements Outcome {}

    /** An older build makes the same image right now: wait for its end. */
    record WaitFor(long sequence) implements Outcome {}
}
