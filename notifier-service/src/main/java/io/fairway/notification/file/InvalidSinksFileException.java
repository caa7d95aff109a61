package io.fairway.notification.file;

/** The file of sinks is wrong. The message names the place and says how to mend it. */
final class InvalidSinksFileException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param line 1-based; 0 if the fault has no place
     * @param column 1-based; 0 as above
     */
    InvalidSinksFileException(int line, int column, String message) {
        super((line > 0 ? line + ":" + column + ": " : "") + message);
    }
}
