package io.fairway.chart.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.ChartRequest;
import io.fairway.chart.Checkouts;
import io.fairway.chart.Fault;
import io.fairway.chart.PackagedChart;
import io.fairway.chart.RejectedException;
import io.fairway.chart.TestHelm;
import io.fairway.chart.TestRepository;
import io.fairway.chart.ToolTime;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the real Helm, and a repository that is a map of files. */
class HelmPackagerTest {

    private static final ImageRef IMAGE =
            new ImageRef("127.0.0.1:5000/hello", "main-0a1b2c3", "sha256:" + "ab".repeat(32));
    private static final ChartRequest REQUEST = new ChartRequest(
            UUID.fromString("019a0000-0000-7000-8000-000000000001"),
            UUID.fromString("019a0000-0000-7000-8000-000000000002"),
            new Source("http://git.example/hello.git", "main", "0a1b2c3".repeat(5) + "0a1b2", 17),
            "hello",
            IMAGE);

    @TempDir
    Path directory;

    private final Map<String, String> repository = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private HelmPackager packager;

    @BeforeEach
    void start() throws IOException {
        ChartConfig config = new SmallRyeConfigBuilder()
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withMapping(ChartConfig.class)
                .withSources(new PropertiesConfigSource(HelmPackagerTest.class.getResource("/application.properties")))
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "fairway.registry", "127.0.0.1:5000",
                                "fairway.public-url", "http://127.0.0.1:8082",
                                "fairway.work-directory",
                                        directory.resolve("work").toString(),
                                "fairway.chart.max-bytes", "20000"),
                        "test",
                        200))
                .build()
                .getConfigMapping(ChartConfig.class);
        HelmChecks checks = new HelmChecks(
                new HelmProcess(TestHelm.path(), directory.resolve("home"), Duration.ofSeconds(30), 1_000_000));
        packager = new HelmPackager(checkout(), new Scaffold(), checks, new WorkDirectory(config), config);
        repository.put("fairway.yaml", TestRepository.FAIRWAY_YAML);
        repository.putAll(TestRepository.CHART);
    }

    @Test
    void make_goodChart_isPinnedVersionedAndComplete() throws Exception {
        ToolTime time = new ToolTime();

        PackagedChart chart = packager.make(REQUEST, time);

        assertThat(chart.name()).isEqualTo("hello");
        assertThat(chart.version()).isEqualTo("1.4.17+g0a1b2c3");
        assertThat(chart.appVersion()).isEqualTo("main-0a1b2c3");
        assertThat(chart.description()).isEqualTo("Says hello");
        assertThat(chart.environments()).containsExactly("staging", "production");
        ChartArchive archive = ChartArchive.read(chart.archive());
        assertThat(archive.files())
                .containsKeys(
                        "values-staging.yaml", "values-production.yaml", "fairway.yaml", "templates/deployment.yaml");
        assertThat(text(archive, "values.yaml")).isEqualTo("""
                        # The image is set by Fairway.
                        image:
                          digest: "sha256:%s"
                          repository: "127.0.0.1:5000/hello"
                          tag: "main-0a1b2c3"
                        greeting: hello
                        """.formatted("ab".repeat(32)));
        assertThat(YamlText.parse("Chart.yaml", text(archive, "Chart.yaml")).data())
                .containsEntry("version", "1.4.17+g0a1b2c3")
                .containsEntry("appVersion", "main-0a1b2c3")
                .containsEntry(
                        "annotations",
                        Map.of(
                                "fairway.dev/commit", REQUEST.source().commit(),
                                "fairway.dev/change", REQUEST.changeId().toString(),
                                "fairway.dev/repository", "http://git.example/hello.git"));
        assertThat(time.spent()).extracting(TimeSpent::by).containsExactly(TimeSpent.By.BUILD, TimeSpent.By.HELM);
    }

    @Test
    void make_again_givesTheSameBytes() throws Exception {
        PackagedChart first = packager.make(REQUEST, new ToolTime());
        PackagedChart second = packager.make(REQUEST, new ToolTime());

        assertThat(second.archive()).isEqualTo(first.archive());
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void make_sameContentInALaterCommit_hasTheSameContentDigest() throws Exception {
        Source later = new Source(REQUEST.source().repository(), "main", "f".repeat(40), 18);
        ImageRef retagged = new ImageRef(IMAGE.repository(), "main-fffffff", IMAGE.digest());

        PackagedChart first = packager.make(REQUEST, new ToolTime());
        PackagedChart second = packager.make(
                new ChartRequest(UUID.randomUUID(), UUID.randomUUID(), later, "hello", retagged), new ToolTime());

        assertThat(second.version()).isEqualTo("1.4.18+gfffffff");
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(second.contentDigest()).isEqualTo(first.contentDigest());
    }

    @Test
    void make_repositoryWithoutChart_scaffoldsOneThatIsGood() throws Exception {
        repository.clear();
        repository.put("fairway.yaml", TestRepository.FAIRWAY_YAML + """
                        checks:
                          http:
                            - workload: hello
                              port: 9000
                              path: /health
                              status: 200
                        """);

        PackagedChart chart = packager.make(REQUEST, new ToolTime());

        ChartArchive archive = ChartArchive.read(chart.archive());
        assertThat(chart.version()).isEqualTo("0.1.17+g0a1b2c3");
        assertThat(text(archive, "values.yaml")).contains("containerPort: 9000", "healthPath: \"/health\"");
        assertThat(text(archive, "values-staging.yaml")).contains("in: staging");
        assertThat(text(archive, "templates/_helpers.tpl"))
                .contains("{{ .Values.image.repository }}@{{ .Values.image.digest }}");
        assertThat(text(archive, "templates/deployment.yaml"))
                .contains("readinessProbe", "livenessProbe", "runAsNonRoot: true", "resources:", "checksum/config");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "unknown function",
                        "chart/templates/x.yaml",
                        "a: 1\nb: {{ nope }}\n",
                        "\"nope\" not defined",
                        "chart/templates/x.yaml",
                        2),
                fault(
                        "value that one environment lacks",
                        "chart/templates/x.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ required \"set name\" .Values.name }}\n",
                        "environment staging: execution error at (hello/templates/x.yaml:4:11): set name",
                        "chart/templates/x.yaml",
                        4),
                fault(
                        "template that is no YAML",
                        "chart/templates/x.yaml",
                        "a: b\n c: d\n",
                        "valid YAML",
                        "chart/templates/x.yaml",
                        2),
                fault(
                        "values that are no YAML",
                        "chart/values.yaml",
                        "a: 1\nb: [\n",
                        "not valid YAML",
                        "chart/values.yaml",
                        3),
                fault("no Chart.yaml", "chart/Chart.yaml", null, "is missing", "chart/Chart.yaml", null),
                fault(
                        "a name that Helm refuses",
                        "chart/Chart.yaml",
                        "apiVersion: v2\nname: Hello World\nversion: 1.0.0\n",
                        "'Hello World'",
                        "chart/Chart.yaml",
                        2),
                fault(
                        "a version that is none",
                        "chart/Chart.yaml",
                        "apiVersion: v2\nname: hello\nversion: latest\n",
                        "must be a semantic version",
                        "chart/Chart.yaml",
                        3),
                fault(
                        "a library",
                        "chart/Chart.yaml",
                        "apiVersion: v2\nname: hello\ntype: library\nversion: 1.0.0\n",
                        "library",
                        "chart/Chart.yaml",
                        3),
                fault(
                        "a missing values file",
                        "chart/values-production.yaml",
                        null,
                        "environment production names values file 'values-production.yaml'",
                        "fairway.yaml",
                        6),
                fault(
                        "an environment that sets the digest",
                        "chart/values-staging.yaml",
                        "image:\n  digest: sha256:00\n",
                        "image.digest is set here",
                        "chart/values-staging.yaml",
                        2),
                fault(
                        "an image by tag",
                        "chart/templates/job.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n    - name: x\n      image: {{ .Values.image.repository }}:{{ .Values.image.tag }}\n",
                        "has image '127.0.0.1:5000/hello:main-0a1b2c3' instead of '127.0.0.1:5000/hello@sha256:abab",
                        "chart/templates/job.yaml",
                        7),
                fault(
                        "another image",
                        "chart/templates/deployment.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n    - {name: x}\n    - name: y\n      image: nginx\n",
                        "has image 'nginx' instead of",
                        "chart/templates/deployment.yaml",
                        8),
                fault(
                        "no image at all",
                        "chart/templates/deployment.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
                        "no object uses the image",
                        null,
                        null),
                fault(
                        "a schema",
                        "chart/values.schema.json",
                        "{\"properties\": {\"greeting\": {\"type\": \"integer\"}}}",
                        "at '/greeting': got string, want integer",
                        "chart/values-staging.yaml",
                        1),
                fault(
                        "a schema that reads other files",
                        "chart/values.schema.json",
                        "{\n \"$ref\": \"file:///etc/passwd\"}",
                        "file:///etc/passwd",
                        "chart/values.schema.json",
                        2),
                fault(
                        "a missing dependency",
                        "chart/Chart.yaml",
                        "apiVersion: v2\nname: hello\nversion: 1.0.0\ndependencies:\n  - {name: redis, version: 1.0.0, repository: \"https://example.org\"}\n",
                        "redis",
                        null,
                        null),
                fault(
                        "a rule that drops values",
                        "chart/.helmignore",
                        "values-staging.yaml\n",
                        ".helmignore keeps values-staging.yaml out",
                        "chart/.helmignore",
                        null),
                fault(
                        "too large",
                        "chart/files/random.txt",
                        random(),
                        "allowed are 20000. Its largest file is files/random.txt",
                        "chart/files/random.txt",
                        null),
                fault(
                        "broken fairway.yaml",
                        "fairway.yaml",
                        "application: hello\nenvironment: []\n",
                        "environment",
                        "fairway.yaml",
                        2),
                fault("no fairway.yaml", "fairway.yaml", null, "is missing", "fairway.yaml", null));
    }

    private static Arguments fault(
            String name,
            String file,
            @Nullable String content,
            String message,
            @Nullable String at,
            @Nullable Integer line) {
        return Arguments.of(name, file, content, message, at, line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void make_brokenChart_saysWhatAndWhere(
            String name,
            String file,
            @Nullable String content,
            String message,
            @Nullable String at,
            @Nullable Integer line) {
        if (content == null) {
            repository.remove(file);
        } else {
            repository.put(file, content);
        }

        Fault fault = rejection();

        assertThat(fault.message()).contains(message).doesNotContain(directory.toString());
        assertThat(fault.file()).as(fault.message()).isEqualTo(at);
        assertThat(fault.line()).as(fault.message()).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("linkTargets")
    void make_linkThatLeavesTheChart_isRejected(String target, String message) {
        links.put("chart/files", target);

        Fault fault = rejection();

        assertThat(fault.message()).contains(message);
        assertThat(fault.file()).isEqualTo("chart/files");
    }

    static Stream<Arguments> linkTargets() {
        return Stream.of(
                Arguments.of("/etc/hostname", "leaves the chart"),
                Arguments.of("../fairway.yaml", "leaves the chart"),
                Arguments.of("nothing", "link to nothing"),
                Arguments.of("templates", "link to a directory"));
    }

    private Fault rejection() {
        RejectedException rejected =
                catchThrowableOfType(RejectedException.class, () -> packager.make(REQUEST, new ToolTime()));
        assertThat(rejected).as("rejection").isNotNull();
        return rejected.fault();
    }

    private Checkouts checkout() {
        return (url, branch, commit, target) -> {
            try {
                for (Map.Entry<String, String> file : repository.entrySet()) {
                    Path path = target.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
                Files.createDirectories(target);
                for (Map.Entry<String, String> link : links.entrySet()) {
                    Files.createSymbolicLink(target.resolve(link.getKey()), Path.of(link.getValue()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static String text(ChartArchive archive, String file) {
        return new String(archive.files().get(file), UTF_8);
    }

    private static String random() {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(40_000, 'a', 'z').forEach(letter -> text.append((char) letter));
        return text.toString();
    }
}
