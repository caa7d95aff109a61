package io.fairway.dashboard;

import java.util.List;

/**
 * What the frame around every page needs to know.
 *
 * @param title of the page, without the product's name
 * @param section which entry of the navigation it belongs to
 * @param live what the page shows, so that it is updated when that changes: {@code application:NAME}, {@code change:ID},
 *     {@code release:ID}, or {@code overview}; empty for pages that do not change by themselves
 */
public record Page(String title, Section section, List<String> live) {

    /** The entries of the navigation, in order. */
    public enum Section {
        OVERVIEW,
        CHANGES,
        METRICS,
        AUDIT,
        TRACE,
        NONE
    }

    static Page of(String title, Section section, String... live) {
        return new Page(title, section, List.of(live));
    }

    public String liveTopics() {
        return String.join(" ", live);
    }

    public boolean in(String name) {
        return section.name().equals(name);
    }
}
