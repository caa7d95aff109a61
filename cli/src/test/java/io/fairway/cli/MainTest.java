package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all commands have in common. */
class MainTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void wrong_command_lines_are_one_line_with_exit_code_2() {
        for (String[] wrong : new String[][] {
            {"nonsense"},
            {"why", "hello"},
            {"release", "hello", "staging", "1.0.0"},
            {"apps", "-o", "xml"},
            {"apps", "--server", "localhost"},
            {"watch", CHANGE, "--until", "live"},
            {"watch", CHANGE, "--timeout", "soon"},
            {"diff"},
            {"diff", "--app", "hello"},
            {"diff", "--app", "hello", "--env", "staging"},
            {"quarantine"}
        }) {
            Ended ended = server.run(wrong);
            assertThat(ended.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("fairway: ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | status must be one of [WAITING] | status must be one of [WAITING]",
                "401 | send the header | this needs a token: set FAIRWAY_TOKEN, or token: in the configuration file (send the header)",
                "403 | only group:sre may | only group:sre may",
                "404 | there is no release | there is no release",
                "409 | nothing is live in staging | nothing is live in staging",
                "503 | too many readers | too many readers"
            })
    void refusals_are_the_servers_sentence(int status, String detail, String said) {
        server.refuses("GET /audit?limit=50", status, detail);

        assertThat(server.run("audit")).isEqualTo(new Ended(1, "", "fairway: " + said + "\n"));
    }

    @Test
    void server_that_is_away_or_another_one_is_said() {
        FakeServer gone = RecordedAnswers.emptyServer();
        gone.close();
        assertThat(gone.run("apps").err())
                .isEqualTo("fairway: cannot connect to " + gone.url()
                        + ": start Fairway with ./fairway up, or name another server with --server or FAIRWAY_URL\n");

        server.answersText("GET /audit?limit=50", "text/html", "<html>");
        assertThat(server.run("audit").err())
                .isEqualTo("fairway: " + server.url()
                        + " answers, but is not Fairway: is it the address of release-service?\n");
    }

    @Test
    void help_and_completion_need_no_server() {
        FakeServer gone = RecordedAnswers.emptyServer().set("FAIRWAY_URL", "");
        gone.close();

        assertThat(gone.run("--help").out()).contains("watch", "trace", "completion");
        assertThat(gone.run("completion", "bash").out()).contains("complete -F _complete_fairway");
        assertThat(gone.run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(gone.run("completion", "fish").code()).isEqualTo(2);
    }
}
