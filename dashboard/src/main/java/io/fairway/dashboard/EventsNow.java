package io.fairway.dashboard;

import io.fairway.eventlog.health.EventPath;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with the way of events, for the head of every page. */
@Named("events")
@Singleton
public class EventsNow {

    private final EventPath path;

    EventsNow(EventPath path) {
        this.path = path;
    }

    public List<String> troubles() {
        return path.troubles();
    }
}
