package io.fairway.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is kept of one stream of a process. */
sealed interface CapturedStream {

    /** What was kept. To be asked once the process has ended. */
    String text() throws InterruptedException;

    /**
     * Begins to read, if it is for us to read.
     *
     * @param tooMuch is called when a limit is exceeded
     */
    static CapturedStream of(Capture capture, InputStream stream, Runnable tooMuch) {
        return switch (capture) {
            case Capture.Whole whole -> new Pipe(stream, new Kept(whole.maxBytes(), tooMuch));
            case Capture.Beginning beginning -> new Pipe(stream, new Kept(beginning.maxBytes(), () -> {}));
            case Capture.Lines lines -> new Pipe(stream, new Lines(lines.line()));
            case Capture.ToFile(Path file, int maxBytes) -> new Written(file, maxBytes);
            case Capture.Nothing _ -> new Written(null, 0);
        };
    }

    /** Takes what was read. */
    interface Sink {

        void take(byte[] buffer, int count);

        void end();

        String text();
    }

    /** Is read by a thread of its own: virtual ones share few carriers, which a blocked read would hold. */
    final class Pipe implements CapturedStream {

        private static final Logger LOG = Logger.getLogger(Pipe.class);
        private static final Duration REST = Duration.ofSeconds(2);

        private final InputStream stream;
        private final Sink sink;
        private final Thread reader;

        private Pipe(InputStream stream, Sink sink) {
            this.stream = stream;
            this.sink = sink;
            this.reader =
                    Thread.ofPlatform().daemon().name("output of a process").start(this::read);
        }

        /** Who inherited the pipe and was left alone keeps it open: what counts is that the process itself has ended. */
        @Override
        public String text() throws InterruptedException {
            boolean _ = reader.join(REST);
            synchronized (sink) {
                return sink.text();
            }
        }

        private void read() {
            byte[] buffer = new byte[16_384];
            try (stream) {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    synchronized (sink) {
                        sink.take(buffer, count);
                    }
                }
            } catch (IOException e) {
                LOG.debugf("reading ends early, as it does when the process is killed: cause=%s", e.toString());
            }
            synchronized (sink) {
                sink.end();
            }
        }
    }

    /** The file is the process's own. */
    record Written(@Nullable Path file, int maxBytes) implements CapturedStream {

        @Override
        public String text() {
            if (file == null) {
                return "";
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(maxBytes), UTF_8);
            } catch (IOException _) {
                return "";
            }
        }
    }

    /** Keeps the first bytes. */
    final class Kept implements Sink {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int maxBytes;
        private final Runnable tooMuch;
        private boolean full;

        private Kept(int maxBytes, Runnable tooMuch) {
            this.maxBytes = maxBytes;
            this.tooMuch = tooMuch;
        }

        @Override
        public void take(byte[] buffer, int count) {
            int fits = Math.min(count, maxBytes - kept.size());
            kept.write(buffer, 0, fits);
            if (fits < count && !full) {
                full = true;
                tooMuch.run();
            }
        }

        @Override
        public void end() {
            // Everything is in its place.
        }

        @Override
        public String text() {
            return kept.toString(UTF_8);
        }
    }

    /** Hands lines on. */
    final class Lines implements Sink {

        private static final int MAX_LINE = 64 * 1024;

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Consumer<String> consumer;

        private Lines(Consumer<String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void take(byte[] buffer, int count) {
            for (int index = 0; index < count; index++) {
                if (buffer[index] == '\n') {
                    handOn();
                } else {
                    line.write(buffer[index]);
                    if (line.size() == MAX_LINE) {
                        handOn();
                    }
                }
            }
        }

        @Override
        public void end() {
            if (line.size() > 0) {
                handOn();
            }
        }

        @Override
        public String text() {
            return "";
        }

        private void handOn() {
            String text = line.toString(UTF_8);
            line.reset();
            consumer.accept(text);
        }
    }
}
