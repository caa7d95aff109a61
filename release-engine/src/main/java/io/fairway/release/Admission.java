package io.fairway.release;

import java.util.Comparator;
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
     * The place of a change among those of its application. Sequence numbers are taken within a repository: after another one was
     * registered, or the application anew, its pushes are newer than all that came before, whatever their numbers.
     *
     * @param registration of the repository, counted up by the application
     * @param sequence of the push
     */
    record Order(long registration, long sequence) implements Comparable<Order> {

        @Override
        public int compareTo(Order other) {
            return registration != other.registration
                    ? Long.compare(registration, other.registration)
                    : Long.compare(sequence, other.sequence);
        }

        /** How the push is called by somebody of that registration. */
        String saidTo(Order older) {
            return "push " + sequence
                    + (registration == older.registration ? "" : " of the repository that was registered later");
        }
    }

    /**
     * What is known about the target.
     *
     * @param quarantineReason why the content is in quarantine; null if it is not
     * @param highest of all changes that were verified at the target or are in flight there; null if there are none
     * @param waiting the changes that wait there
     */
    record Circumstances(
            @Nullable String quarantineReason, @Nullable Order highest, List<Order> waiting) {}

    /**
     * @param order of the change
     * @param environment where it shall be released
     * @param why it is its turn there, for example that it was verified in the environment before
     */
    static Admission decide(Order order, String environment, String why, Circumstances circumstances) {
        if (circumstances.quarantineReason() != null) {
            return new Quarantined("its content is in quarantine: " + circumstances.quarantineReason());
        }
        Order highest = circumstances.highest();
        if (highest != null && highest.compareTo(order) > 0) {
            return new TooOld(highest.saidTo(order) + ", which is newer, was released in " + environment + " already");
        }
        Optional<Order> newerWaiting = circumstances.waiting().stream()
                .filter(waiting -> waiting.compareTo(order) > 0)
                .max(Comparator.naturalOrder());
        if (newerWaiting.isPresent()) {
            return new TooOld(
                    newerWaiting.get().saidTo(order) + ", which is newer, waits for " + environment + " already");
        }
        return new Admitted(why);
    }
}
