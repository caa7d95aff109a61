package io.fairway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Answers of release-service as they were recorded, below {@code /answers}. */
final class RecordedAnswers {

    static final String CHANGE = "01a205e1-65ae-7013-aace-b0e43ba8617b";
    static final String RELEASE = "01a205e1-70d2-7000-8000-00000000000a";
    static final String OTHER_RELEASE = "01a205e1-70d2-7000-8000-00000000000b";
    static final String COMMIT = "68b1f576a0c1d2e3f40516273849506172839405";

    static final String APPLICATION =
            "{\"name\":\"hello\",\"environments\":[{\"name\":\"staging\"},{\"name\":\"production\"}]}";

    private RecordedAnswers() {}

    /** A server that knows one change and its release. */
    static FakeServer server() {
        return emptyServer()
                .answers("GET /overview", of("overview"))
                .answers("GET /changes?limit=20", "[" + of("change") + "]")
                .answers("GET /changes?limit=500", "[" + of("change") + "]")
                .answers("GET /changes?commit=68b1f57&limit=50", "[" + of("change") + "]")
                .answers("GET /changes/" + CHANGE, of("change"))
                .answers("GET /releases?limit=20", "[" + of("release") + "]")
                .answers("GET /releases?limit=500", "[" + of("release") + "]")
                .answers("GET /releases/" + RELEASE, of("release"))
                .answers("GET /trace?of=68b1f57", of("trace"))
                .answers("GET /applications/hello/environments/staging/why", of("why"));
    }

    static FakeServer emptyServer() {
        try {
            return new FakeServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(String name) {
        try (var stream = RecordedAnswers.class.getResourceAsStream("/answers/" + name + ".json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The change before its end. */
    static String runningChange() {
        return of("change")
                .replace(
                        "\"outcome\": \"ROLLED_BACK\",\n  \"state\": \"ROLLED_BACK\"",
                        "\"outcome\": \"RUNNING\",\n  \"state\": \"RUNNING\"")
                .replace("\"endedAt\": \"2026-11-23T20:01:20Z\"", "\"endedAt\": null");
    }
}
