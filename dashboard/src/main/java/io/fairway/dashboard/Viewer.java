package io.fairway.dashboard;

import io.fairway.rest.Caller;
import io.fairway.rest.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at the page, for the templates. */
@Named("viewer")
@RequestScoped
public class Viewer {

    private final CurrentCaller current;

    Viewer(CurrentCaller current) {
        this.current = current;
    }

    public boolean signedIn() {
        return current.caller().isPresent();
    }

    public String name() {
        return current.caller().map(Caller::name).orElse("");
    }

    public String initial() {
        return name().isEmpty() ? "" : name().substring(0, name().offsetByCodePoints(0, 1));
    }
}
