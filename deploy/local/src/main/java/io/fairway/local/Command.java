package io.fairway.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that is run to its end. Arguments are passed as they are: no shell sees them. */
public final class Command {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int LINES_IN_ERROR = 15;

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
    Command tellingProgress(Consumer<String> progress) {
        return new Command(arguments, environment, directory, progress, deadline);
    }

    /**
     * Runs it.
     *
     * @return standard output without the last line break
     * @throws CommandFailedException if it exits with another code than 0, or not within the deadline
     */
    public String run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(arguments));
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Deque<String> lastLines = new ArrayDeque<>();
        Thread errors = Thread.ofVirtual().start(() -> readErrors(process, lastLines));
        StringBuilder output = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> readOutput(process, output));
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new CommandFailedException(arguments.getFirst() + " took longer than " + deadline);
        }
        // A background process that inherited a pipe keeps it open: what counts is that the program itself has ended.
        reader.join(Duration.ofSeconds(2));
        errors.join(Duration.ofSeconds(2));
        if (process.exitValue() != 0) {
            synchronized (lastLines) {
                throw new CommandFailedException(String.join(" ", arguments) + " failed with exit code "
                        + process.exitValue() + ":\n" + String.join("\n", lastLines));
            }
        }
        synchronized (output) {
            return output.toString().stripTrailing();
        }
    }

    private void readErrors(Process process, Deque<String> lastLines) {
        readLines(process.errorReader(StandardCharsets.UTF_8), line -> {
            progress.accept(line);
            synchronized (lastLines) {
                lastLines.addLast(line);
                if (lastLines.size() > LINES_IN_ERROR) {
                    lastLines.removeFirst();
                }
            }
        });
    }

    private static void readOutput(Process process, StringBuilder output) {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        readLines(reader, line -> {
            synchronized (output) {
                output.append(line).append('\n');
            }
        });
    }

    private static void readLines(BufferedReader reader, Consumer<String> consumer) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            consumer.accept("(output lost: " + e.getMessage() + ")");
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
