package io.fairway.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes the log of one attempt: in pieces large enough for the database, soon enough to be followed, and not beyond the
 * limit. Of what is beyond, the last lines are kept, because they say why a build failed.
 */
final class LogWriter implements Consumer<String>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);
    private static final int PIECE = 16 * 1024;
    private static final long FLUSH_MILLIS = 200;
    private static final int END_LINES = 50;
    private static final int MAX_END_LINE = 1000;

    private final BuildLog log;
    private final UUID build;
    private final PlainText plain = new PlainText();
    private final StringBuilder pending = new StringBuilder();
    private final Deque<String> end = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private long left;
    private final ScheduledFuture<?> flushes;

    /** @param limit characters that the whole log of the build may have */
    LogWriter(BuildLog log, UUID build, long limit, ScheduledExecutorService scheduler) {
        this.log = log;
        this.build = build;
        this.left = Math.max(0, limit - log.size(build));
        this.flushes =
                scheduler.scheduleWithFixedDelay(this::tryToFlush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A line of Fairway itself. */
    void note(String text) {
        accept("[fairway] " + text + "\n");
        flush();
    }

    @Override
    public synchronized void accept(String output) {
        String text = plain.of(output);
        int kept = (int) Math.min(left, text.length());
        pending.append(text, 0, kept);
        left -= kept;
        if (kept < text.length()) {
            keepEnd(text.substring(kept));
        }
        if (pending.length() >= PIECE) {
            flush();
        }
    }

    private void tryToFlush() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warnf("a log could not be written, it is tried again: buildId=%s cause=%s", build, e);
        }
    }

    private synchronized void flush() {
        if (!pending.isEmpty()) {
            log.append(build, pending.toString());
            pending.setLength(0);
        }
    }

    private void keepEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                end.addLast(line.toString());
                line.setLength(0);
                if (end.size() > END_LINES) {
                    end.removeFirst();
                }
            } else if (line.length() < MAX_END_LINE) {
                line.append(character);
            }
        }
    }

    @Override
    public synchronized void close() {
        flushes.cancel(false);
        if (!line.isEmpty()) {
            end.addLast(line.toString());
            line.setLength(0);
        }
        if (!end.isEmpty()) {
            pending.append("\n[fairway] the log reached its limit; this is its end:\n");
            end.forEach(last -> pending.append(last).append('\n'));
            end.clear();
        }
        flush();
    }
}
