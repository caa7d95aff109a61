package io.fairway.notification.template;

import io.fairway.notification.Fact;
import io.fairway.notification.Notice;
import java.util.Optional;

/** Where the dashboard shows what a message is about. */
public final class Links {

    private final Optional<String> dashboard;

    private Links(Optional<String> dashboard) {
        this.dashboard = dashboard.map(url -> url.replaceAll("/+$", ""));
    }

    /** @param dashboard its base URL; empty if nobody knows it */
    public static Links to(String dashboard) {
        return new Links(dashboard.isEmpty() ? Optional.empty() : Optional.of(dashboard));
    }

    /** Empty if nobody said where the dashboard is. */
    public Optional<String> of(Notice notice) {
        return dashboard.map(url -> notice.fact() == Fact.ACTION_TAKEN && notice.releaseId() == null
                ? url + "/ui/audit"
                : url + "/ui/changes/" + notice.changeId());
    }
}
