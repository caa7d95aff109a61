package io.fairway.release.query;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** The logs of the builds with which changes start. Somebody else keeps them. */
public interface BuildLogs {

    /**
     * The log of the build of a change.
     *
     * @param follow whether the text goes on until the build ends; waits a while for a build that is not known yet
     */
    Answer open(UUID changeId, boolean follow) throws InterruptedException;

    /** Why build-service does not answer, in a sentence; empty if it does, or if this service was not told where it is. */
    Optional<String> trouble() throws InterruptedException;

    /** What is known about a log. */
    sealed interface Answer {

        /** Plain text in UTF-8. The caller closes it. */
        record Log(InputStream text) implements Answer {}

        /** The change has no build, or none yet. */
        record NoBuild() implements Answer {}

        /** There is no log to be had now; the message says why and how to mend it. */
        record Unavailable(String message) implements Answer {}
    }
}
