package io.fairway.source;

/** {@code fairway.yaml} is missing or wrong. The message names the place and says how to mend it, for the author of the file. */
public final class InvalidFairwayFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line 1-based; 0 if the fault has no place, for example a missing file
     * @param column 1-based; 0 as above
     * @param message what is wrong, without its place
     */
    public InvalidFairwayFileException(int line, int column, String message) {
        super(FairwayFile.NAME + (line > 0 ? ":" + line + ":" + column : "") + ": " + message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
