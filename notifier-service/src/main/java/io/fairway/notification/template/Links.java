package io.fairway.notification.template;

import io.fairway.notification.EventKind;
import io.fairway.notification.Notification;
import java.util.Optional;

/** Where the dashboard shows what a message is about. */
public final class Links {

    private final Optional<String> dashboard;

    private Links(Optional<String> dashboard) {
        this.dashboard = dashboard.map(url -> url.replaceAll("/+$", ""));
    }

    /** @param dashboard its base URL; empty if it is not configured */
    public static Links to(String dashboard) {
        return new Links(dashboard.isEmpty() ? Optional.empty() : Optional.of(dashboard));
    }

    /** Empty if the dashboard is not configured. */
    public Optional<String> of(Notification notification) {
        return dashboard.map(url -> notification.kind() == EventKind.ACTION_TAKEN && notification.releaseId() == null
                ? url + "/ui/audit"
                : url + "/ui/changes/" + notification.changeId());
    }
}
