package io.fairway.build;

import io.fairway.events.ImageRef;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the other builds of an application mean for one build with certain inputs. */
sealed interface Inputs {

    /** Nobody made that image yet: make it. */
    record New() implements Inputs {}

    /** It is there already. */
    record Reusable(ImageRef image) implements Inputs {}

    /** An older build makes it right now. */
    record InProgress(long sequence) implements Inputs {}

    /**
     * Another build of the same application and inputs, from whatever repository.
     *
     * @param image null unless it ended well
     */
    record Twin(long sequence, BuildStatus status, @Nullable ImageRef image) {}

    /**
     * Decides for the build with {@code sequence}. It waits only for older builds: two builds never wait for each other.
     *
     * @param twins all others with the same inputs, in any order
     */
    static Inputs decide(long sequence, List<Twin> twins) {
        ImageRef newest = null;
        long newestSequence = Long.MIN_VALUE;
        for (Twin twin : twins) {
            if (twin.image() != null && twin.status().ended() && twin.sequence() > newestSequence) {
                newest = twin.image();
                newestSequence = twin.sequence();
            }
        }
        if (newest != null) {
            return new Reusable(newest);
        }
        OptionalLong older = twins.stream()
                .filter(twin -> !twin.status().ended() && twin.sequence() < sequence)
                .mapToLong(Twin::sequence)
                .max();
        return older.isPresent() ? new InProgress(older.getAsLong()) : new New();
    }
}
