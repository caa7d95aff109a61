package io.fairway.source;

/** A repository could not be read. The message is one sentence for the author of the repository and holds no secret. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the caller can do about it. */
    public enum Kind {
        /** The git server did not answer as it should, or does not have the commit yet: trying again may help. */
        RETRYABLE,
        /** The commit itself cannot be used; it never will. */
        UNUSABLE,
        /** The repository or the commit is larger, or took longer, than allowed. */
        LIMIT_EXCEEDED
    }

    private final Kind kind;

    public SourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
