package io.fairway.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fairway.yaml} asks to be verified.
 *
 * @param deadlineSeconds by when every workload must be ready, counted from the start of the verification
 * @param settleSeconds how long everything must stay good after it first was
 * @param http smoke checks against each new pod
 * @param unreadable why {@code fairway.yaml} could not be read, in one sentence; the verdict is then "no data". What the other
 *     components say is for readers that do not know this one. Null if the checks were read
 */
public record Checks(
        int deadlineSeconds,
        int settleSeconds,
        List<HttpCheck> http,
        @Nullable String unreadable) {

    /** Checks that were read. */
    public Checks(int deadlineSeconds, int settleSeconds, List<HttpCheck> http) {
        this(deadlineSeconds, settleSeconds, http, null);
    }

    /**
     * One GET request to every pod of the new revision.
     *
     * @param workload name of the workload whose pods are asked
     * @param port container port
     * @param path absolute path, may have a query
     * @param status expected HTTP status
     */
    public record HttpCheck(String workload, int port, String path, int status) {}
}
