package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command line as a person and a script use it: through the launcher. */
@OnPlatform
class TerminalTest {

    private static final int ROLLED_BACK = 3;

    private final RunningPlatform platform;

    TerminalTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void watch_ofAGoodAndOfABadChange_endsAsTheChangeDoes_andWhySaysTheSame() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "terminal");

        // when
        application.edit("src/version", version -> "1.0.1\n");
        String good = application.push("A good one");
        application.changeOf(good);
        Ended watched = fairway("watch", good, "--until", "verified", "--timeout", "4m");

        // then
        assertThat(watched.code()).as(watched.toString()).isZero();

        // when
        application.breakAtStart();
        String bad = application.push("A bad one");
        application.changeOf(bad);
        watched = fairway("watch", bad, "--until", "verified", "--timeout", "4m");
        JsonNode change = application.outcomeOf(bad);

        // then
        assertThat(watched.code()).as(watched.toString()).isEqualTo(ROLLED_BACK);
        Ended why = fairway("why", application.name(), "staging", "--commit", bad);
        assertThat(why.output()).as(why.toString()).contains("CRASH_LOOP");
        assertThat(change.path("reason").asText()).contains("CRASH_LOOP");
        assertThat(fairway("apps").output()).contains(application.name());
        assertThat(fairway("apps", "-o", "json").output()).startsWith("[").contains(good);
    }

    @Test
    void unknownApplication_isOneLineThatSaysSo() throws Exception {
        Ended ended = fairway("why", "no-such-application", "production");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors().strip().lines()).as(ended.toString()).hasSize(1);
        assertThat(ended.errors()).contains("no-such-application");
    }

    private record Ended(int code, String output, String errors) {}

    private Ended fairway(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(platform.state().root(), "fairway").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FAIRWAY_URL", platform.url(FairwayService.RELEASE));
        builder.environment().put("FAIRWAY_TOKEN", platform.state().apiToken());
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuilder errors = new StringBuilder();
        Thread reader = Thread.ofVirtual()
                .start(() -> process.errorReader(StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> errors.append(line).append('\n')));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        reader.join();
        return new Ended(process.exitValue(), output, errors.toString());
    }
}
