package io.fairway.release.web;

import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.TransientFaultException;
import io.fairway.rest.Problem;
import java.util.function.Supplier;

/**
 * Answers what cannot be done: 404 if the thing does not exist, 403 if others may do it, 503 if something outside is away, else
 * 409, with the reason.
 */
final class Possible {

    private Possible() {}

    static <T> T orProblem(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (ImpossibleException e) {
            String why = String.valueOf(e.getMessage());
            throw switch (e.kind()) {
                case UNKNOWN -> Input.unknown(why);
                case NOT_NOW -> new Problem(409, "Not possible now", why);
                case FORBIDDEN -> new Problem(403, "Not allowed", why);
            };
        } catch (TransientFaultException e) {
            throw new Problem(503, "Away for the moment", String.valueOf(e.getMessage()));
        }
    }
}
