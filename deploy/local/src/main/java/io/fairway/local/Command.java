package io.fairway.local;

import io.fairway.process.Capture;
import io.fairway.process.ProcessResult;
import io.fairway.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run to its end, in the environment of this process. Arguments are passed as they are: no shell sees them.
 * Daemons that it starts live on.
 */
public final class Command {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int LINES_IN_ERROR = 15;
    private static final int MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final @Nullable Path directory;
    private final Consumer<String> progress;
    private final Duration deadline;

    private Command(
            List<String> arguments,
            Map<String, String> environment,
            @Nullable Path directory,
            Consumer<String> progress,
            Duration deadline) {
        this.arguments = arguments;
        this.environment = environment;
        this.directory = directory;
        this.progress = progress;
        this.deadline = deadline;
    }

    public static Command of(String... arguments) {
        return of(Arrays.asList(arguments));
    }

    public static Command of(List<String> arguments) {
        return new Command(List.copyOf(arguments), Map.of(), null, line -> {}, DEADLINE);
    }

    public Command with(Map<String, String> environment) {
        return new Command(arguments, environment, directory, progress, deadline);
    }

    public Command in(Path directory) {
        return new Command(arguments, environment, directory, progress, deadline);
    }

    /** Gives it another time than the usual five minutes. */
    Command within(Duration deadline) {
        return new Command(arguments, environment, directory, progress, deadline);
    }

    /** Hands every line of standard error on as it comes. */
    Command reporting(Consumer<String> progress) {
        return new Command(arguments, environment, directory, progress, deadline);
    }

    /**
     * Runs it.
     *
     * @return standard output without the last line break
     * @throws CommandFailedException if it exits with another code than 0, or not within the deadline
     */
    public String run() throws IOException, InterruptedException {
        Deque<String> lastLines = new ConcurrentLinkedDeque<>();
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.putAll(environment);
        Program program = Program.of(arguments, deadline)
                .environment(variables)
                .out(Capture.whole(MAX_OUTPUT_BYTES))
                .err(Capture.lines(line -> takeError(line, lastLines)))
                .leavesChildren();
        if (directory != null) {
            program.directory(directory);
        }
        return switch (program.run()) {
            case ProcessResult.Exited exited
            when exited.succeeded() -> exited.out().stripTrailing();
            case ProcessResult.Exited exited ->
                throw new CommandFailedException(String.join(" ", arguments) + " failed with exit code " + exited.code()
                        + ":\n" + String.join("\n", lastLines));
            case ProcessResult.TimedOut _ ->
                throw new CommandFailedException(arguments.getFirst() + " took longer than " + deadline);
            case ProcessResult.OutputTooLarge _ ->
                throw new CommandFailedException(
                        arguments.getFirst() + " printed more than " + MAX_OUTPUT_BYTES + " bytes");
            case ProcessResult.Killed _ -> throw new IllegalStateException("nobody here kills a command");
        };
    }

    /** By one thread. */
    private void takeError(String line, Deque<String> lastLines) {
        progress.accept(line);
        lastLines.addLast(line);
        if (lastLines.size() > LINES_IN_ERROR) {
            lastLines.removeFirst();
        }
    }

    /** A program did not do what it was started for. */
    public static final class CommandFailedException extends IOException {

        private static final long serialVersionUID = 1L;

        CommandFailedException(String message) {
            super(message);
        }
    }
}
