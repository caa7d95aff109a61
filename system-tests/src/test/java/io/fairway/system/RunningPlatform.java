package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.local.FairwayService;
import io.fairway.local.Platform;
import io.fairway.local.PlatformState;
import io.fairway.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The platform under test, with a reader of its events that knows nothing of its code. */
final class RunningPlatform implements AutoCloseable {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final Platform platform;
    private final RecordedEvents events;
    private final TraceCollector traces;
    private final PlatformLogs logs;
    private final Path directory;

    private RunningPlatform(Platform platform, RecordedEvents events, TraceCollector traces, Path directory) {
        this.platform = platform;
        this.events = events;
        this.traces = traces;
        this.logs = new PlatformLogs(platform);
        this.directory = directory;
    }

    static RunningPlatform start() {
        Path directory =
                Path.of("/var/tmp", "fairway-st-" + ProcessHandle.current().pid());
        try {
            TraceCollector traces = TraceCollector.start();
            Platform platform = Platform.up(
                    new Platform.Options(ROOT, directory, Optional.empty(), Optional.empty(), traces.settings()),
                    new Progress(System.err));
            return new RunningPlatform(platform, RecordedEvents.of(platform.state()), traces, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the platform was starting", e);
        }
    }

    Platform platform() {
        return platform;
    }

    PlatformState state() {
        return platform.state();
    }

    RecordedEvents events() {
        return events;
    }

    String url(FairwayService service) {
        return state().url(service);
    }

    /** Where all services send their spans, from the start of the platform until a test starts them again. */
    TraceCollector traces() {
        return traces;
    }

    PlatformLogs logs() {
        return logs;
    }

    /** Takes it down, after a look at the logs and followed by a look at what is left. */
    @Override
    public void close() throws IOException, InterruptedException {
        events.close();
        List<String> faults = logs.unexpected();
        Files.createDirectories(Path.of("target", "platform-logs"));
        try (Stream<Path> logs = Files.list(directory.resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.copy(
                        log,
                        Path.of("target", "platform-logs").resolve(log.getFileName()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Platform.down(ROOT, directory, new Progress(System.err));
        traces.close();
        assertThat(directory).doesNotExist();
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(directory.toString())))
                .as("processes left behind")
                .isEmpty();
        assertThat(Files.readAllLines(Path.of("/proc/mounts")).stream()
                        .filter(line -> line.contains(directory.toString())))
                .as("mounts left behind")
                .isEmpty();
        assertThat(faults).as("unexpected lines in the logs of the services").isEmpty();
    }
}
