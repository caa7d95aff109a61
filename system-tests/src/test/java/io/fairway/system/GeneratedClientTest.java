package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.Command;
import io.fairway.local.FairwayService;
import io.fairway.local.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client in another language, generated from what release-service says of itself, releases and rolls back. */
@OnPlatform
class GeneratedClientTest {

    private static final Path SOURCE = Path.of("src", "test", "go", "client").toAbsolutePath();
    // Always the same folder, so that Go finds in its cache what it compiled before.
    private static final Path WORK = Path.of("target", "go-client").toAbsolutePath();

    private final RunningPlatform platform;

    GeneratedClientTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void generatedClient_releasesAnOlderChart_andRollsBack() throws Exception {
        // given
        generate();
        TestApplication application = TestApplication.released(platform, "go-client");
        String first = liveChart(application);
        application.edit(
                "chart/values-staging.yaml", text -> text.replace("canary-staging-key", "canary-other-staging-key"));
        application.outcomeOf(application.push("Another key"));
        String second = liveChart(application);

        // when
        String released = client("release", application.name(), "staging", first, "to compare");

        // then
        assertThat(released).endsWith(" VERIFIED");
        assertThat(liveChart(application)).isEqualTo(first).isNotEqualTo(second);

        // when
        String rolledBack = client("rollback", application.name(), "staging", "compared");

        // then
        assertThat(rolledBack).endsWith(" VERIFIED");
        assertThat(liveChart(application)).isEqualTo(second);
        assertThatThrownBy(() -> client("release", application.name(), "staging", "0.0.0", "a mistake"))
                .hasMessageContaining("not found: ");
    }

    private void generate() throws IOException, InterruptedException {
        Files.createDirectories(WORK.resolve("fairway"));
        for (String file : List.of("go.mod", "go.sum", "main.go", "oapi-codegen.yaml")) {
            Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.url(FairwayService.RELEASE) + "/q/openapi?format=json"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.ofFile(WORK.resolve("openapi.json")));
        }
        Command.of("go", "tool", "oapi-codegen", "-config", "oapi-codegen.yaml", "openapi.json")
                .in(WORK)
                .run();
        Command.of("go", "build", "-buildvcs=false", "-o", "client", ".")
                .in(WORK)
                .run();
    }

    private String client(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(WORK.resolve("client").toString()));
        command.add(platform.url(FairwayService.RELEASE));
        command.addAll(List.of(arguments));
        return Command.of(command)
                .with(Map.of("FAIRWAY_API_TOKEN", platform.state().apiToken()))
                .run();
    }

    private String liveChart(TestApplication application) throws IOException, InterruptedException {
        JsonNode releases = Http.get(platform.url(FairwayService.RELEASE) + "/releases?application="
                        + application.name() + "&environment=staging&status=VERIFIED&limit=1")
                .json();
        return releases.path(0).path("chartVersion").asText();
    }
}
