package io.fairway.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the request that is being served; empty for somebody who only reads and did not say. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /**
     * The caller of a guarded method.
     *
     * @throws Problem 401 if nobody said who they are
     */
    public Caller required() {
        return caller().orElseThrow(
                        () -> new Problem(401, "Unauthorized", "sign in, or send Authorization: Bearer <token>"));
    }

    void is(Caller identified) {
        caller = identified;
    }
}
