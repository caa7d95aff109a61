package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why, and what belongs together. */
class ExplainCommandsTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void why_is_a_sentence_with_evidence() {
        assertThat(server.run("why", "hello", "staging").out())
                .startsWith("< rolled back: it was rolled back in staging: CRASH_LOOP: container hello keeps crashing")
                .contains("commit:       " + COMMIT)
                .contains("check rollout  FAILED: exit code 1");
    }

    @Test
    void trace_has_everything_that_belongs_together() {
        assertThat(server.run("trace", "68b1f57").out())
                .startsWith("commit 68b1f57: Keep a guestbook (Ada Example)")
                .contains("image:        registry.example/hello:main-68b1f57@sha256:3160")
                .contains("chart:        oci://registry.example/charts/hello 1.0.3+g68b1f57")
                .contains("01a205e1-70d2  staging")
                .contains("hello-staging/hello-579f868c-l2spr  staging      Ready");
    }

    @Test
    void why_of_what_is_not_registered_is_an_error() {
        server.answers(
                "GET /applications/hello/environments/prod/why",
                "{\"state\":\"NOT_REGISTERED\",\"targetState\":\"NOTHING\",\"sentence\":\"environment prod of hello is"
                        + " not registered\",\"change\":null,\"evidence\":[]}");

        assertThat(server.run("why", "hello", "prod").code()).isEqualTo(1);
    }
}
