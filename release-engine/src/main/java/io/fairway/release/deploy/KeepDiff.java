package io.fairway.release.deploy;

import io.fairway.release.Release;
import org.jspecify.annotations.Nullable;

/** Keeps what a release changed while Helm still knows it. */
public interface KeepDiff {

    /**
     * That it cannot be kept is no reason to fail: it is tried again when somebody asks.
     *
     * @param revision what the release made; null if it is about to remove everything
     */
    void keep(Release release, @Nullable Integer revision);
}
