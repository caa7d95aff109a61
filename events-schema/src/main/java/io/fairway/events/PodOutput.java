package io.fairway.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod of a failed release wrote last, and what Kubernetes said about it. Without control characters; what looks like a
 * secret is masked. At most {@value #MAX_PODS} pods, and {@value #MAX_BYTES} bytes of lines, with one verdict.
 *
 * @param pod its name
 * @param containers what its containers wrote
 * @param events what Kubernetes said about it, the latest first, for example {@code Warning BackOff: Back-off restarting ...}
 */
public record PodOutput(String pod, List<ContainerOutput> containers, List<String> events) {

    public static final int MAX_PODS = 3;
    public static final int MAX_CONTAINERS = 8;
    public static final int MAX_LINES = 50;
    public static final int MAX_BYTES = 16 * 1024;
    public static final int MAX_EVENTS = 10;

    /**
     * The last lines of one container.
     *
     * @param container its name
     * @param previous whether it is what the container wrote before it was restarted
     * @param lines at most {@value PodOutput#MAX_LINES}, the latest last
     * @param cut whether it had written more
     * @param unreadable why its log could not be read; null if it could
     */
    public record ContainerOutput(
            String container,
            boolean previous,
            List<String> lines,
            boolean cut,
            @Nullable String unreadable) {

        /** For example {@code container app, before its last restart}. */
        public String title() {
            return "container " + container + (previous ? ", before its last restart" : "");
        }

        /** All lines as one text. */
        public String text() {
            return String.join("\n", lines);
        }
    }
}
