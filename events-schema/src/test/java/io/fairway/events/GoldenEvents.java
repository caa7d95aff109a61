package io.fairway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Events as they were once sent, in {@code golden/}. A file is never changed or removed, however much the code changes: its
 * like may lie in somebody's log.
 */
final class GoldenEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenEvents() {}

    record Golden(String file, String topic, String key, Map<String, String> headers, JsonNode value) {

        byte[] bytes() {
            return value.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> all() {
        try (Stream<Path> files =
                Files.list(Path.of(GoldenEvents.class.getResource("/golden").toURI()))) {
            return files.sorted().map(GoldenEvents::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Golden> ofType(Class<?> event) {
        String type = EventCodec.typeOf(event);
        return all().filter(golden -> golden.headers().get("ce_type").equals(type))
                .toList();
    }

    private static Golden read(Path file) {
        try {
            JsonNode golden = JSON.readTree(file.toFile());
            return new Golden(
                    file.getFileName().toString(),
                    golden.path("topic").asText(),
                    golden.path("key").asText(),
                    JSON.convertValue(
                            golden.path("headers"),
                            JSON.getTypeFactory()
                                    .constructMapType(java.util.LinkedHashMap.class, String.class, String.class)),
                    golden.path("value"));
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable: " + file, e);
        }
    }
}
