package io.fairway.yaml;

/** A file is wrong. The message says where and how to fix it, for the author of the file. */
public final class InvalidYamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    /**
     * @param line 1-based; 0 if the problem has no place, for example a file that is too large
     * @param column 1-based; 0 as above
     * @param problem what is wrong, without its place
     */
    public InvalidYamlException(int line, int column, String problem) {
        super((line > 0 ? line + ":" + column + ": " : "") + problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The message without line and column. */
    public String problem() {
        return problem;
    }
}
