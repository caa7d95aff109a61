package io.fairway.build;

/** There is no image. The message says why in one sentence, for the author of the commit, without secrets. */
public final class ImageBuildException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure, and so what to do about it. */
    public enum Kind {
        /** Something that the image would be made from is not in the repository. */
        SOURCE_INCOMPLETE,
        /** A step of the Dockerfile failed, or the Dockerfile is missing or wrong. */
        STEP_FAILED,
        /** The registry did not take the image. */
        PUSH_FAILED,
        /** A registry is away or full, or the machine that builds is: later the same will work. */
        REGISTRY_UNAVAILABLE,
        /** Too long or too large. */
        LIMIT_EXCEEDED,
        /** The engine that builds does not answer. */
        UNAVAILABLE
    }

    private final Kind kind;

    public ImageBuildException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ImageBuildException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
