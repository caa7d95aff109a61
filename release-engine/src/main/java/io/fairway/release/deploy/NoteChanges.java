package io.fairway.release.deploy;

import io.fairway.release.Release;
import io.fairway.release.proof.Proof;

/** Keeps what others changed, and says so. */
public interface NoteChanges {

    /**
     * What is live of a release, or of what a rollback restored, was compared with what was recorded. That there is no difference is
     * noted, too. In a transaction of its own.
     */
    void objects(Release live, Proof proof);
}
