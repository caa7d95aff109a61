package io.fairway.release;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a change may be released at a target, decided from what is known about the target. */
sealed interface Admission {

    /** One sentence. */
    String reason();

    /** It is released when its turn comes. */
    record Admitted(String reason) implements Admission {}

    /** A newer change is out or on its way. */
    record TooOld(String reason) implements Admission {}

    /** Its content failed before. */
    record Quarantined(String reason) implements Admission {}

    /** It cannot be released. */
    record Refused(String reason) implements Admission {}

    /**
     * What is known about the target.
     *
     * @param quarantineReason why the content is in quarantine; null if it is not
     * @param highestSequence of all changes that were verified at the target or are in flight there; null if there are none
     * @param waitingSequences of the changes that wait there
     */
    record Circumstances(
            @Nullable String quarantineReason, @Nullable Long highestSequence, List<Long> waitingSequences) {}

    /**
     * @param sequence of the change
     * @param environment where it shall be released
     * @param why it is its turn there, for example that it was verified in the environment before
     */
    static Admission decide(long sequence, String environment, String why, Circumstances circumstances) {
        if (circumstances.quarantineReason() != null) {
            return new Quarantined("its content is in quarantine: " + circumstances.quarantineReason());
        }
        Long highest = circumstances.highestSequence();
        if (highest != null && highest > sequence) {
            return new TooOld("push " + highest + ", which is newer, was released in " + environment + " already");
        }
        Optional<Long> newerWaiting = circumstances.waitingSequences().stream()
                .filter(waiting -> waiting > sequence)
                .max(Long::compare);
        if (newerWaiting.isPresent()) {
            return new TooOld("push " + newerWaiting.get() + ", which is newer, waits for " + environment + " already");
        }
        return new Admitted(why);
    }
}
