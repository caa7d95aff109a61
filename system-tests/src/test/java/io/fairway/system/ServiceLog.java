package io.fairway.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the log of a service piece by piece, while the service still writes it. */
final class ServiceLog {

    private final String service;
    private final Path file;
    private long position;
    /** The lines of the entry that was the last one so far: the service may still add some. */
    private List<String> last = List.of();

    ServiceLog(String service, Path file) {
        this.service = service;
        this.file = file;
    }

    /** The entries since the last call. One that has grown meanwhile is given again, as a whole. */
    List<LogEntry> newEntries() throws IOException {
        List<String> added = newLines();
        if (added.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(LogEntry.begins(added.getFirst()) ? List.of() : last);
        lines.addAll(added);
        List<LogEntry> entries = LogEntry.of(service, lines);
        last = entries.getLast().lines();
        return entries;
    }

    /** Up to the last line break: what follows it is not a line yet. */
    private List<String> newLines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
