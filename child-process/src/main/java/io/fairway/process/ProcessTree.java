package io.fairway.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process and everything that descends from it. A descendant whose parent has died belongs to nobody any more, as far as the
 * operating system tells. So each process that {@link Program} starts has a mark in its environment, which its children
 * inherit: on Linux, every process with this mark belongs to it. Where there is no {@code /proc}, and for children that threw
 * their environment away, only those are found that descend from a process which is still alive, or was when it was killed.
 */
public final class ProcessTree {

    static final String MARK = "FAIRWAY_CHILD_PROCESS";

    private static final Path PROC = Path.of("/proc");
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);
    private static final long MAX_PAUSE_MILLIS = 50;

    private final @Nullable String mark;
    private final Set<ProcessHandle> known = new HashSet<>();

    private ProcessTree(ProcessHandle root, @Nullable String mark) {
        this.mark = mark;
        known.add(root);
    }

    /** The tree of any process, also of one that an earlier run of this program started by {@link Program}. */
    public static ProcessTree of(ProcessHandle root) {
        String mark = environment(root.pid())
                .flatMap(ProcessTree::markIn)
                // Its mark may be our own: whoever started both of us does not want us to end ourselves.
                .filter(found -> !found.equals(System.getenv(MARK)))
                .orElse(null);
        return new ProcessTree(root, mark);
    }

    static ProcessTree marked(ProcessHandle root, String mark) {
        return new ProcessTree(root, mark);
    }

    static String newMark() {
        return UUID.randomUUID().toString();
    }

    /** Kills all of it that is there now, and does not wait. */
    public void kill() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Kills all of it, again and again until nothing is left: what is killed may have started another process a moment before.
     * An interrupt does not shorten this.
     *
     * @throws IllegalStateException if something still runs after ten seconds
     */
    public void end() {
        long end = System.nanoTime() + TIME_TO_END.toNanos();
        boolean interrupted = Thread.interrupted();
        try {
            long pause = 1;
            boolean calm = true;
            for (List<ProcessHandle> left = alive(); !(left.isEmpty() && calm); left = alive()) {
                if (System.nanoTime() - end >= 0) {
                    throw new IllegalStateException("a process cannot be ended: pids="
                            + left.stream().map(ProcessHandle::pid).toList());
                }
                // In the moment in which a process becomes another program it has no environment: so look once more.
                calm = left.isEmpty();
                left.forEach(ProcessHandle::destroyForcibly);
                interrupted |= interruptedWhileWaiting(pause);
                pause = Math.min(2 * pause, MAX_PAUSE_MILLIS);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Remembers whom it finds: they may lose their parent at any time. */
    private synchronized List<ProcessHandle> alive() {
        known.addAll(withMark());
        for (ProcessHandle process : List.copyOf(known)) {
            if (isAlive(process)) {
                known.addAll(process.descendants().toList());
            }
        }
        return known.stream().filter(ProcessTree::isAlive).toList();
    }

    private List<ProcessHandle> withMark() {
        List<ProcessHandle> found = new ArrayList<>();
        if (mark == null || !Files.isDirectory(PROC)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                // The handle first: a later process with the same number does not match it.
                Optional<ProcessHandle> handle = ProcessHandle.of(pid);
                if (handle.isPresent()
                        && environment(pid).filter(text -> text.contains(mark)).isPresent()) {
                    found.add(handle.get());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the running processes cannot be listed", e);
        }
        return found;
    }

    /** One that has ended, and whose parent does not care, can stay in the list of processes for ever. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive()
                && read(process.pid(), "stat")
                        .filter(stat -> stat.startsWith(" Z", stat.lastIndexOf(')') + 1))
                        .isEmpty();
    }

    private static Optional<String> markIn(String environment) {
        String variable = MARK + "=";
        return environment
                .lines()
                .filter(line -> line.startsWith(variable))
                .map(line -> line.substring(variable.length()))
                .findFirst();
    }

    private static Optional<String> environment(long pid) {
        return read(pid, "environ").map(variables -> variables.replace('\0', '\n'));
    }

    /** Empty if the process is gone or belongs to somebody else. Not by a channel: an interrupt would close it. */
    private static Optional<String> read(long pid, String file) {
        try (InputStream stream = new FileInputStream(
                PROC.resolve(Path.of(String.valueOf(pid), file)).toFile())) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean interruptedWhileWaiting(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }
}
