package io.fairway.cli;

import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Session.Surroundings surroundings = new Session.Surroundings(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                out,
                err,
                Terminal.of(isTerminal(), System::getenv),
                System::getenv,
                Clock.systemUTC());
        int code = run(surroundings, arguments);
        out.flush();
        err.flush();
        // Not exit: nothing is left to be done, and a stream that is still read need not be waited for.
        Runtime.getRuntime().halt(code);
    }

    /** @return the exit code */
    static int run(Session.Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    static CommandLine commandLine(Session.Surroundings surroundings) {
        CommandLine commandLine = Commands.create(surroundings);
        commandLine.setOut(writer(surroundings.out()));
        commandLine.setErr(writer(surroundings.err()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(new ColorScheme.Builder(CommandLine.Help.defaultColorScheme(
                        surroundings.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .build());
        if (surroundings.terminal().columns() > 0) {
            commandLine.setUsageHelpWidth(Math.max(60, surroundings.terminal().columns()));
        }
        commandLine.setParameterExceptionHandler((wrong, given) -> {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            surroundings
                    .err()
                    .println("fairway: " + Terminal.sanitized(sentence(wrong.getMessage())) + " (" + command
                            + " --help)");
            return ExitCode.USAGE.code();
        });
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            surroundings.err().println("fairway: " + Terminal.sanitized(String.valueOf(failure.getMessage())));
            return failure instanceof Failure known ? known.exitCode().code() : ExitCode.ERROR.code();
        });
        return commandLine;
    }

    private static String sentence(@org.jspecify.annotations.Nullable String message) {
        String text = message == null || message.isEmpty() ? "wrong arguments" : message;
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** The launcher knows it for sure and cheaply; without it, both ends have to be a terminal. */
    private static boolean isTerminal() {
        String known = System.getProperty("fairway.terminal");
        if (known != null) {
            return Boolean.parseBoolean(known);
        }
        return System.console() != null && System.console().isTerminal();
    }

    /** In UTF-8 wherever it goes, as git does it. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                descriptor == FileDescriptor.err,
                StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
