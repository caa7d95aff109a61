package io.fairway.cli.http;

import io.fairway.cli.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Server-sent events, as the HTML standard has them. */
public final class EventStream implements AutoCloseable {

    private static final int MAX_CHARACTERS = 1_100_000;

    private final BufferedReader lines;
    private @Nullable String lastId;

    private EventStream(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** @param after id of the last event that was seen; null for those that come from now on */
    public static EventStream open(Api api, Api.Path path, @Nullable String after) {
        EventStream stream = new EventStream(
                api.stream(path, "text/event-stream", after == null ? Map.of() : Map.of("Last-Event-ID", after)));
        stream.lastId = after;
        return stream;
    }

    /** Hands over the data of every event until the stream ends or breaks. */
    public void each(Consumer<String> data) throws IOException {
        StringBuilder event = new StringBuilder();
        String id = lastId;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                lastId = id;
                if (!event.isEmpty()) {
                    data.accept(event.substring(0, event.length() - 1));
                    event.setLength(0);
                }
            } else if (line.startsWith("data:")) {
                event.append(value(line, 5)).append('\n');
                if (event.length() > MAX_CHARACTERS) {
                    throw Failure.error(
                            "an event is larger than any event of Fairway: is it the address of release-service?");
                }
            } else if (line.startsWith("id:")) {
                id = value(line, 3);
            }
        }
    }

    /** Where to resume after an interruption. */
    public @Nullable String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
