package io.fairway.process;

import java.nio.file.Path;
import java.util.function.Consumer;

/** What becomes of one of the two streams of a child process. Text is UTF-8. */
public sealed interface Capture {

    /** All of it is kept. A process that prints more is killed, and ends as {@link ProcessResult.OutputTooLarge}. */
    record Whole(int maxBytes) implements Capture {}

    /** The beginning of it is kept. The rest is read and forgotten, so that the process can go on. */
    record Beginning(int maxBytes) implements Capture {}

    /**
     * The process itself writes it to a file, whose beginning is kept at the end. The file has no limit. It is for a process
     * that shall go on undisturbed if this one dies: with a pipe, its next line would kill it.
     */
    record ToFile(Path file, int maxBytes) implements Capture {}

    /** Each line is handed on as it comes, by another thread. Lines longer than 64 KiB come in pieces. Nothing is kept. */
    record Lines(Consumer<String> line) implements Capture {}

    /** It goes to {@code /dev/null}. */
    record Nothing() implements Capture {}

    static Capture whole(int maxBytes) {
        return new Whole(maxBytes);
    }

    static Capture beginning(int maxBytes) {
        return new Beginning(maxBytes);
    }

    static Capture toFile(Path file, int maxBytes) {
        return new ToFile(file, maxBytes);
    }

    static Capture lines(Consumer<String> line) {
        return new Lines(line);
    }

    static Capture nothing() {
        return new Nothing();
    }
}
