package io.fairway.events;

import java.util.List;

/**
 * What {@code fairway.yaml} asks to be verified.
 *
 * @param deadlineSeconds by when every workload must be ready, counted from the start of the verification
 * @param settleSeconds how long everything must stay good after it first was
 * @param http smoke checks against each new pod
 */
public record Checks(int deadlineSeconds, int settleSeconds, List<HttpCheck> http) {

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
