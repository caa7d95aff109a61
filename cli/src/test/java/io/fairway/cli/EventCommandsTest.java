package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events and logs, which come line by line. */
class EventCommandsTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void logs_are_printed_without_what_a_terminal_would_obey() {
        server.answersText(
                "GET /changes/" + CHANGE + "/log?follow=true",
                "text/plain",
                "Step 1\n\u001b[31mStep 2\u001b[0m\u001b[2K\u001b]0;title\u0007\n");

        assertThat(server.run("logs", "68b1f57", "-f")).isEqualTo(new Ended(0, "Step 1\nStep 2\n", ""));
    }

    @Test
    void events_are_shown_as_they_come() {
        server.answers("GET /applications/hello", RecordedAnswers.APPLICATION);
        server.answersText("GET /events?application=hello", "text/event-stream", """
            : hello

            id: 7
            event: ReleaseVerified
            data: {"at":"2026-11-23T20:00:00Z","type":"ReleaseVerified","application":"hello",
            data: "environment":"staging","why":"revision 3 was seen healthy"}

            data: broken

            """);

        assertThat(server.run("events", "--app", "hello", "--once").out())
                .isEqualTo("2026-11-23T20:00:00Z  ReleaseVerified     hello/staging             revision 3 was seen"
                        + " healthy\n");
        assertThat(server.run("events", "--app", "hello", "--once", "-o", "json")
                        .out())
                .isEqualTo("{\"at\":\"2026-11-23T20:00:00Z\",\"type\":\"ReleaseVerified\",\"application\":\"hello\","
                        + "\"environment\":\"staging\",\"why\":\"revision 3 was seen healthy\"}\n");
        assertThat(server.run("events", "--app", "hello", "--once", "-o", "yaml")
                        .out())
                .startsWith("---\nat: \"2026-11-23T20:00:00Z\"\ntype: ReleaseVerified\n");
    }
}
