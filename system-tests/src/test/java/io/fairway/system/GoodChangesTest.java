package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fairway.local.Command;
import io.fairway.local.FairwayService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnPlatform
class GoodChangesTest {

    private static final String SCHEMA_ID = "https://fairway.dev/events/schema/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry ->
                    registry.schemaIdResolvers(ids -> ids.mapPrefix(SCHEMA_ID, "classpath:io/fairway/events/schema/")));

    private final RunningPlatform platform;

    GoodChangesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void goodCodeChange_ofAReleasedService_runsInProductionAndIsTraceable(@TempDir Path charts) throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "good-code");

        // when
        application.apply("good-code");
        String commit = application.push();
        JsonNode change = application.outcomeOf(commit);

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        List<RecordedEvents.Event> events =
                platform.events().ofChange(change.path("changeId").asText());
        JsonNode image = only(events, "ImagePushed").data().path("image");
        podsRun(application, image.path("digest").asText());
        helmKnowsTheRevision(application, events);
        imageCarriesItsCommit(image, commit);
        chartIsInBothRepositories(only(events, "ChartPublished").data().path("chart"), charts);
        eventsAreInOrderAndValid(events);
        assertThat(application.page("production", "/version").strip()).isEqualTo("1.1.0");
    }

    @Test
    void goodConfigurationChange_ofAReleasedService_changesConfigurationAndKeepsTheImage() throws Exception {
        // given
        TestApplication application = TestApplication.released(platform, "good-config");
        List<String> imagesBefore = application.runningImages("production");

        // when
        application.edit(
                "chart/values-production.yaml",
                values -> values.replace("Hello, world!", "Good evening!")
                        .replace("canary-production-key-0123456789", "canary-another-key-9876543210"));
        JsonNode change = application.outcomeOf(application.push("Say good evening"));

        // then
        assertThat(change.path("outcome").asText()).as(change.toPrettyString()).isEqualTo("VERIFIED");
        List<RecordedEvents.Event> events =
                platform.events().ofChange(change.path("changeId").asText());
        assertThat(events)
                .extracting(RecordedEvents.Event::name)
                .contains("ConfigurationPushed")
                .doesNotContain("ImagePushed");
        assertThat(application.runningImages("production")).containsOnly(imagesBefore.toArray(String[]::new));
        JsonNode configuration = application.live("production", "configmap", application.name());
        assertThat(configuration.path("data").path("GREETING").asText()).isEqualTo("Good evening!");
        String key = application
                .live("production", "secret", application.name())
                .path("data")
                .path("API_KEY")
                .asText();
        assertThat(new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8))
                .isEqualTo("canary-another-key-9876543210");
        assertThat(application.page("production", "/")).contains("Good evening!");
    }

    private static RecordedEvents.Event only(List<RecordedEvents.Event> events, String name) {
        List<RecordedEvents.Event> found =
                events.stream().filter(event -> event.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static void podsRun(TestApplication application, String digest) throws Exception {
        assertThat(application.runningImages("production"))
                .hasSize(2)
                .allSatisfy(running -> assertThat(running).endsWith("@" + digest));
    }

    private static void helmKnowsTheRevision(TestApplication application, List<RecordedEvents.Event> events)
            throws Exception {
        int revision = events.stream()
                .filter(event -> event.name().equals("ReleaseDeployed")
                        && event.environment().equals("production"))
                .findFirst()
                .orElseThrow()
                .data()
                .path("revision")
                .asInt();
        JsonNode history = application.helmHistory("production");
        JsonNode last = history.get(history.size() - 1);
        assertThat(last.path("revision").asInt()).isEqualTo(revision);
        assertThat(last.path("status").asText()).isEqualTo("deployed");
    }

    private void imageCarriesItsCommit(JsonNode image, String commit) throws Exception {
        assertThat(image.path("tag").asText()).isEqualTo("main-" + commit.substring(0, 7));
        String repository = image.path("repository").asText();
        String base =
                "http://" + platform.state().registry() + "/v2/" + repository.substring(repository.indexOf('/') + 1);
        JsonNode manifest = RegistryClient.manifest(base, image.path("digest").asText());
        JsonNode labels = RegistryClient.blob(
                        base, manifest.path("config").path("digest").asText())
                .path("config")
                .path("Labels");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo(commit);
        assertThat(labels.path("org.label-schema.vcs-ref").asText()).isEqualTo(commit);
        assertThat(labels.path("org.opencontainers.image.source").asText())
                .startsWith(platform.state().git());
    }

    private void chartIsInBothRepositories(JsonNode chart, Path directory) throws Exception {
        String helm = platform.state().helm();
        Map<String, String> apart =
                Map.of("HELM_CONFIG_HOME", directory + "/config", "HELM_CACHE_HOME", directory + "/cache");
        String version = chart.path("version").asText();
        Path fromOci = Files.createDirectory(directory.resolve("oci"));
        Command.of(
                        helm,
                        "pull",
                        chart.path("oci").asText(),
                        "--version",
                        version,
                        "--plain-http",
                        "-d",
                        fromOci.toString())
                .with(apart)
                .run();
        Path fromHttp = Files.createDirectory(directory.resolve("http"));
        Command.of(helm, "repo", "add", "fairway", platform.url(FairwayService.CHART) + "/charts")
                .with(apart)
                .run();
        Command.of(helm, "pull", "fairway/" + application(chart), "--version", version, "-d", fromHttp.toString())
                .with(apart)
                .run();
        byte[] oci = onlyFileIn(fromOci);
        assertThat(oci).isEqualTo(onlyFileIn(fromHttp));
        byte[] sha256 = java.security.MessageDigest.getInstance("SHA-256").digest(oci);
        assertThat("sha256:" + java.util.HexFormat.of().formatHex(sha256))
                .isEqualTo(chart.path("digest").asText());
    }

    /** The last but one part of its address: {@code oci://<registry>/charts/<application>/<name>}. */
    private static String application(JsonNode chart) {
        String[] parts = chart.path("oci").asText().split("/");
        return parts[parts.length - 2];
    }

    private static byte[] onlyFileIn(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return Files.readAllBytes(files.toList().getFirst());
        }
    }

    private static void eventsAreInOrderAndValid(List<RecordedEvents.Event> events) throws Exception {
        List<String> toProduction = new ArrayList<>();
        for (RecordedEvents.Event event : events) {
            if (event.environment().isEmpty() || event.environment().equals("production")) {
                toProduction.add(event.name());
            }
        }
        assertThat(toProduction)
                .containsSubsequence("ChangeAccepted", "ImagePushed")
                .containsSubsequence("ReleaseRequested", "ReleaseDeployed", "ReleaseVerified")
                .containsExactlyInAnyOrder(
                        "ChangeAccepted",
                        "ImagePushed",
                        "ChartPublished",
                        "ReleaseRequested",
                        "ReleaseDeployed",
                        "ReleaseVerified");
        assertThat(events.stream()
                        .map(event -> event.headers().get("ce_time"))
                        .map(java.time.Instant::parse)
                        .sorted()
                        .toList())
                .hasSize(2 + 1 + 3 + 3);
        causesLeadBackToTheFirst(events);
        for (RecordedEvents.Event event : events) {
            assertThat(errors(event)).as(event.name() + " against its schema").isEmpty();
        }
        assertThat(events.stream().map(GoodChangesTest::traceId).distinct())
                .as("one trace through all services")
                .hasSize(1);
    }

    private static void causesLeadBackToTheFirst(List<RecordedEvents.Event> events) {
        List<String> ids =
                events.stream().map(event -> event.headers().get("ce_id")).toList();
        assertThat(events.stream()
                        .filter(event -> !event.name().equals("ChangeAccepted"))
                        .map(event -> event.headers().get("ce_causedby")))
                .allSatisfy(cause -> assertThat(ids).contains(cause));
    }

    private static String traceId(RecordedEvents.Event event) {
        return event.headers().getOrDefault("traceparent", "none").split("-")[1];
    }

    private static List<?> errors(RecordedEvents.Event event) {
        return SCHEMAS.getSchema(SchemaLocation.of(SCHEMA_ID + event.name() + ".v1.json"))
                .validate(event.data());
    }
}
