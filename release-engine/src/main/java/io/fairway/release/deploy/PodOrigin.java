package io.fairway.release.deploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod says about where it comes from.
 *
 * @param images digests of its images, {@code sha256:...}, as they are asked for and as they run
 * @param release what the pod, or a workload that owns it, says in {@code fairway.dev/release}; null if none of them does
 */
public record PodOrigin(List<String> images, @Nullable String release) {

    public PodOrigin {
        images = List.copyOf(images);
    }
}
