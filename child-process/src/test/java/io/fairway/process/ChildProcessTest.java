package io.fairway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts as programs. What becomes of their children is in {@link LeftChildrenTest}. */
class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void exitCode_andBothStreams_areReturned() throws Exception {
        ProcessResult result = shell("echo good; echo bad >&2; exit 3").run();

        assertThat(result).isInstanceOfSatisfying(ProcessResult.Exited.class, exited -> {
            assertThat(exited.code()).isEqualTo(3);
            assertThat(exited.out()).isEqualTo("good\n");
            assertThat(exited.err()).isEqualTo("bad\n");
            assertThat(exited.took()).isPositive();
            assertThat(exited.succeeded()).isFalse();
        });
    }

    @Test
    void arguments_areNotSeenByAShell() throws Exception {
        ProcessResult result = Program.of(List.of("/bin/echo", "$HOME; ls `id` 'a  b'"), PATIENCE)
                .out(Capture.whole(1000))
                .run();

        assertThat(result.out()).isEqualTo("$HOME; ls `id` 'a  b'\n");
        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void environment_isWhatWasGivenAndTheMark() throws Exception {
        ProcessResult result = Program.of(List.of("/usr/bin/env"), PATIENCE)
                .environment(Map.of("HOME", "/nowhere"))
                .out(Capture.whole(10_000))
                .run();

        assertThat(result.out().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("HOME", ProcessTree.MARK);
    }

    @Test
    void directory_isWhereItStarts() throws Exception {
        assertThat(shell("pwd -P").run().out()).isEqualTo(directory.toRealPath() + "\n");
    }

    @Test
    void input_isRead_andThereIsNoneOtherwise() throws Exception {
        byte[] input = "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThat(shell("wc -c").input(input).run().out().strip()).isEqualTo("1000000");
        assertThat(shell("wc -c").run().out().strip()).isEqualTo("0");
        assertThat(shell("exec <&-; echo done").input(input).run().out()).isEqualTo("done\n");
    }

    @Test
    void bothStreams_withMoreThanAPipeHolds_areRead() throws Exception {
        ProcessResult result = shell(
                        "head -c 3000000 /dev/zero | tr '\\0' x >&2; head -c 3000000 /dev/zero | tr '\\0' x")
                .run();

        assertThat(result.succeeded()).isTrue();
        assertThat(result.out()).hasSize(3_000_000);
        assertThat(result.err()).hasSize(3_000_000);
    }

    @Test
    void whole_thatIsTooLarge_isCutAndKilled() throws Exception {
        for (String stream : List.of("", " >&2")) {
            ProcessResult result = shell("yes 0123456789 | head -c 30000000" + stream)
                    .out(Capture.whole(10_000))
                    .err(Capture.whole(10_000))
                    .run();

            assertThat(result).isInstanceOf(ProcessResult.OutputTooLarge.class);
            assertThat(result.out().length() + result.err().length()).isEqualTo(10_000);
        }
    }

    @Test
    void beginning_ofALongOutput_isKept() throws Exception {
        ProcessResult result = shell("echo begin; head -c 3000000 /dev/zero; exit 0")
                .out(Capture.beginning(5))
                .run();

        assertThat(result.succeeded()).isTrue();
        assertThat(result.out()).isEqualTo("begin");
    }

    @Test
    void file_isWrittenByTheProcess_andItsBeginningKept() throws Exception {
        Path file = directory.resolve("errors");

        ProcessResult result =
                shell("echo 0123456789 >&2").err(Capture.toFile(file, 4)).run();

        assertThat(result.err()).isEqualTo("0123");
        assertThat(file).hasContent("0123456789\n");
    }

    @Test
    void lines_areHandedOnAsTheyCome() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (ChildProcess process = shell("echo one; echo; echo three; sleep 30")
                .out(Capture.lines(lines::add))
                .start()) {
            await().untilAsserted(() -> assertThat(lines).containsExactly("one", "", "three"));
            process.kill();
            assertThat(process.await()).isInstanceOf(ProcessResult.Killed.class);
        }
        lines.clear();

        ProcessResult result =
                shell("printf 'no end of line'").out(Capture.lines(lines::add)).run();

        assertThat(result.out()).isEmpty();
        assertThat(lines).containsExactly("no end of line");
    }

    @Test
    void nothing_isKeptUnlessAskedFor() throws Exception {
        ProcessResult result = Program.of(List.of("/bin/echo", "x"), PATIENCE).run();

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void deadline_isTheEndOfIt_alsoOfWhatIgnoresSignals() throws Exception {
        ProcessResult result = shell("trap '' TERM INT HUP; echo on; sleep 30", Duration.ofMillis(500))
                .run();

        assertThat(result).isInstanceOf(ProcessResult.TimedOut.class);
        assertThat(result.out()).isEqualTo("on\n");
        assertThat(result.took()).isBetween(Duration.ofMillis(450), Duration.ofSeconds(10));
    }

    @Test
    void interrupt_endsIt() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                shell("echo $$ > pid.new; mv pid.new pid; sleep 30").run();
            } catch (InterruptedException _) {
                interrupted.set(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(() -> Files.exists(directory.resolve("pid")));

        caller.interrupt();

        assertThat(caller.join(PATIENCE)).isTrue();
        assertThat(interrupted).isTrue();
        long process = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        assertThat(ProcessHandle.of(process)).isEmpty();
    }

    @Test
    void missingProgram_saysWhich() {
        assertThatThrownBy(
                        () -> Program.of(List.of("/nowhere/program"), PATIENCE).run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere/program");
    }

    private Program shell(String script) {
        return shell(script, PATIENCE);
    }

    private Program shell(String script, Duration deadline) {
        return Program.of(List.of("/bin/sh", "-c", script), deadline)
                .environment(Map.of("PATH", "/usr/bin:/bin"))
                .directory(directory)
                .out(Capture.whole(10_000_000))
                .err(Capture.whole(10_000_000));
    }
}
