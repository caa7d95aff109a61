package io.fairway.chart;

import io.fairway.events.TimeSpent;
import java.util.ArrayList;
import java.util.List;

/** Adds up the wall-clock time that one chart spent waiting for tools. Not for use by several threads at once. */
public final class ToolTime {

    private final List<TimeSpent> spent = new ArrayList<>();

    /** A wait for a tool, which may fail in the two ways in which a chart can, or be interrupted. */
    public interface Wait<T> {
        T get() throws RejectedException, UnavailableException, InterruptedException;
    }

    /** Waits, and remembers for how long, also when it fails. */
    public <T> T measure(String step, TimeSpent.By by, Wait<T> wait)
            throws RejectedException, UnavailableException, InterruptedException {
        long start = System.nanoTime();
        try {
            return wait.get();
        } finally {
            spent.add(new TimeSpent(step, by, (System.nanoTime() - start) / 1_000_000));
        }
    }

    public List<TimeSpent> spent() {
        return List.copyOf(spent);
    }
}
