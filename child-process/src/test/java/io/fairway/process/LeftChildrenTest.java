package io.fairway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program starts children that live on by themselves: they end with it, however it ends. */
class LeftChildrenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private String leavesChildren;
    private String multiplies;

    @BeforeEach
    void programs() throws Exception {
        leavesChildren = path("leaves-children.sh");
        multiplies = path("multiplies.sh");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        if (Files.exists(directory.resolve("children"))) {
            children().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void exit_leavesNothing() throws Exception {
        ProcessResult result = program(leavesChildren, "exit").run();

        assertThat(result).isInstanceOfSatisfying(ProcessResult.Exited.class, exited -> {
            assertThat(exited.code()).isEqualTo(3);
            assertThat(exited.out()).isEqualTo("started\n");
        });
        assertThat(children()).isEmpty();
    }

    @Test
    void exit_ofAProgramThatStartsADaemon_leavesIt() throws Exception {
        ProcessResult result = program(leavesChildren, "exit").leavesChildren().run();

        assertThat(result).isInstanceOf(ProcessResult.Exited.class);
        assertThat(result.out()).isEqualTo("started\n");
        assertThat(children()).hasSize(3);
    }

    @Test
    void deadline_leavesNothing() throws Exception {
        ProcessResult result = program(Duration.ofSeconds(2), leavesChildren, "wait")
                .leavesChildren()
                .run();

        assertThat(result).isInstanceOf(ProcessResult.TimedOut.class);
        assertThat(children()).isEmpty();
    }

    @Test
    void kill_leavesNothing() throws Exception {
        try (ChildProcess process = program(leavesChildren, "wait").start()) {
            await().until(() -> Files.exists(directory.resolve("children")));

            process.kill();
            process.kill();

            assertThat(process.await()).isInstanceOf(ProcessResult.Killed.class);
            assertThat(children()).isEmpty();
        }
    }

    @Test
    void close_leavesNothing() throws Exception {
        try (ChildProcess _ = program(leavesChildren, "wait").start()) {
            await().until(() -> Files.exists(directory.resolve("children")));
        }

        assertThat(children()).isEmpty();
    }

    @Test
    void childrenThatMultiply_areEndedUntilNoneIsLeft() throws Exception {
        try (ChildProcess process = program(multiplies).start()) {
            await().until(() -> Files.exists(directory.resolve("started")));
            TimeUnit.MILLISECONDS.sleep(300);

            process.kill();

            assertThat(process.await()).isInstanceOf(ProcessResult.Killed.class);
        }
        assertThat(ProcessHandle.allProcesses().filter(this::worksInTheDirectory))
                .isEmpty();
    }

    @Test
    void processOfAnEarlierRun_endsWithItsChildren() throws Exception {
        try (ChildProcess process = program(leavesChildren, "wait").start()) {
            await().until(() -> Files.exists(directory.resolve("children")));
            ProcessHandle root = ProcessHandle.current()
                    .children()
                    .filter(this::worksInTheDirectory)
                    .findFirst()
                    .orElseThrow();

            ProcessTree.of(root).end();

            assertThat(root.isAlive()).isFalse();
            assertThat(children()).isEmpty();
            assertThat(process.await()).isInstanceOf(ProcessResult.Exited.class);
        }
    }

    private Program program(String... command) {
        return program(PATIENCE, command);
    }

    private Program program(Duration deadline, String... command) {
        List<String> shell = new ArrayList<>(List.of("/bin/sh"));
        shell.addAll(List.of(command));
        return Program.of(shell, deadline)
                .environment(Map.of("PATH", "/usr/bin:/bin"))
                .directory(directory)
                .out(Capture.whole(1_000))
                .err(Capture.whole(1_000));
    }

    /** Those that still run. */
    private List<ProcessHandle> children() throws IOException {
        return Files.readAllLines(directory.resolve("children")).stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .filter(this::worksInTheDirectory)
                .toList();
    }

    /** False for a process that has ended and waits for its parent to notice. */
    private boolean worksInTheDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .equals(directory.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static String path(String program) throws Exception {
        return Path.of(Objects.requireNonNull(LeftChildrenTest.class.getResource("/programs/" + program))
                        .toURI())
                .toString();
    }
}
