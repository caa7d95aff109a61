package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class UnexpectedLogsTest {

    private static final String INFO = "2026-11-25 12:00:00,000 INFO  [i.f.b.Builds] built image changeId=1";
    private static final String WARN = "2026-11-25 12:00:01,000 WARN  [i.f.b.Builds] the registry is away";
    private static final String ERROR = "2026-11-25 12:00:02,000 ERROR [i.f.b.Builds] cannot continue";
    private static final String FATAL = "2026-11-25 12:00:03,000 FATAL [i.f.b.Builds] the end";
    private static final String CAUSE = "java.io.IOException: connection refused";
    private static final String FRAME = "\tat io.fairway.build.Builds.run(Builds.java:42)";
    private static final String NATIVE_FRAME = "\tat java.base/java.lang.Object.wait0(Native Method)";

    /** Name, lines of the log, what tests announced, how each finding begins. */
    static final List<Arguments> CASES = List.of(
            row("an error", lines(INFO, ERROR, INFO), announced(), "build-service logged an error: " + ERROR),
            row("a fatal error", lines(FATAL), announced(), "build-service logged an error: " + FATAL),
            row("a warning is none", lines(INFO, WARN), announced()),
            row("the word ERROR in a message is none", lines(INFO + " status=ERROR", "ERROR"), announced()),
            row("an empty log", lines(), announced()),
            row(
                    "an error and its stack trace are one finding",
                    lines(ERROR + ": " + CAUSE, FRAME, NATIVE_FRAME, "Caused by: " + CAUSE, "\t... 12 more", INFO),
                    announced(),
                    "build-service logged an error: " + ERROR + ": " + CAUSE + "\n" + FRAME),
            row(
                    "a stack trace of a warning",
                    lines(WARN + ": " + CAUSE, FRAME),
                    announced(),
                    "build-service logged a stack trace: " + WARN + ": " + CAUSE + "\n" + FRAME),
            row(
                    "a stack trace before the first entry",
                    lines("Exception in thread \"main\" " + CAUSE, FRAME, INFO),
                    announced(),
                    "build-service logged a stack trace: Exception in thread \"main\" "),
            row(
                    "no memory",
                    lines("Terminating due to java.lang.OutOfMemoryError: Java heap space"),
                    announced(),
                    "build-service logged a stack trace: Terminating"),
            row("indented text is no stack trace", lines(INFO, "  at the end (of it)", "\tat last"), announced()),
            row(
                    "a warning of the JVM is none",
                    lines("WARNING: A restricted method has been called", INFO),
                    announced()),
            row("an announced error", lines(ERROR), announced("cannot continue")),
            row("announced by its stack trace", lines(WARN, CAUSE, FRAME), announced("IOException: conn")),
            row(
                    "an announcement does not cover the entries beside it",
                    lines(ERROR, FATAL),
                    announced("cannot continue"),
                    "build-service logged an error: " + FATAL),
            row(
                    "a secret, whatever the level",
                    lines(INFO + " key=canary-staging-key"),
                    announced(),
                    "build-service logged a secret: " + INFO),
            row(
                    "a secret cannot be announced",
                    lines(ERROR + " canary-staging-key"),
                    announced("cannot continue"),
                    "build-service logged a secret: " + ERROR));

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void log_isSearchedForWhatNoTestAnnounced(
            String name, List<String> lines, List<Pattern> announced, List<String> beginnings) {
        List<String> found = new UnexpectedLogs(announced, List.of("canary-")).in(LogEntry.of("build-service", lines));

        assertThat(found).as(name).hasSameSizeAs(beginnings);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).startsWith(beginnings.get(i));
        }
    }

    @Test
    void longStackTrace_isShortened() {
        List<String> lines = Stream.concat(
                        Stream.of(ERROR), Stream.generate(() -> FRAME).limit(100))
                .toList();

        assertThat(new UnexpectedLogs(List.of(), List.of()).in(LogEntry.of("build-service", lines)))
                .singleElement()
                .asString()
                .endsWith(FRAME + "\n(86 more lines)");
    }

    @Test
    void logThatGrows_isReadOnce_andAnEntryThatGrowsIsGivenAsAWhole(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("build-service.log");
        ServiceLog log = new ServiceLog("build-service", file);

        assertThat(log.newEntries()).isEmpty();
        append(file, INFO + "\n" + ERROR + "\n" + FRAME.substring(0, 10));
        assertThat(log.newEntries()).extracting(LogEntry::lines).containsExactly(List.of(INFO), List.of(ERROR));
        assertThat(log.newEntries()).isEmpty();
        append(file, FRAME.substring(10) + "\n" + WARN + "\n");
        assertThat(log.newEntries()).extracting(LogEntry::lines).containsExactly(List.of(ERROR, FRAME), List.of(WARN));
        append(file, INFO + "\n");
        assertThat(log.newEntries()).extracting(LogEntry::lines).containsExactly(List.of(INFO));
    }

    private static void append(Path file, String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Arguments row(String name, List<String> lines, List<Pattern> announced, String... beginnings) {
        return Arguments.of(name, lines, announced, List.of(beginnings));
    }

    private static List<String> lines(String... lines) {
        return List.of(lines);
    }

    private static List<Pattern> announced(String... patterns) {
        return Arrays.stream(patterns).map(Pattern::compile).toList();
    }
}
