package io.fairway.chart.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.ChartRequest;
import io.fairway.chart.Checkouts;
import io.fairway.chart.Fault;
import io.fairway.chart.GoodChart;
import io.fairway.chart.PackagedChart;
import io.fairway.chart.RejectedException;
import io.fairway.chart.TestHelm;
import io.fairway.chart.ToolTime;
import io.fairway.chart.Versions;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** With the real Helm. A fault is a folder with the files that differ from the good chart, and what is said about them. */
class HelmPackagerTest {

    private static final Path FAULTS = Path.of("src", "test", "resources", "charts", "faults");
    private static final String REMOVED = ".removed";
    private static final String CIPHER = "ENC[AES256_GCM,data:q1o0,iv:MDE=,tag:MDE=,type:str]";

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
    private final FakeVersions versions = new FakeVersions();
    private Instant committedAt = Instant.parse("2026-11-22T20:15:00Z");
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
        repository.putAll(GoodChart.files());
    }

    @Test
    void make_goodChart_isPinnedVersionedAndComplete() throws Exception {
        ToolTime time = new ToolTime();

        PackagedChart chart = packager.make(REQUEST, versions, time);

        assertThat(chart.name()).isEqualTo("hello");
        assertThat(chart.version()).isEqualTo("1.4.17");
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
                .containsEntry("version", "1.4.17")
                .containsEntry("appVersion", "main-0a1b2c3")
                .containsEntry(
                        "annotations",
                        Map.of(
                                "org.opencontainers.image.revision",
                                        REQUEST.source().commit(),
                                "fairway.dev/commit", REQUEST.source().commit(),
                                "fairway.dev/change", REQUEST.changeId().toString(),
                                "fairway.dev/repository", "http://git.example/hello.git"));
        assertThat(time.spent()).extracting(TimeSpent::by).containsExactly(TimeSpent.By.BUILD, TimeSpent.By.HELM);
    }

    @Test
    void case_02_chart_that_writes_its_version_into_labels_is_legal() throws Exception {
        repository.put("chart/templates/labels.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: labels
              labels:
                helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
                app.kubernetes.io/version: {{ .Chart.AppVersion }}
            """);

        PackagedChart chart = make(REQUEST);

        assertThat(chart.version()).isEqualTo("1.4.17").isEqualTo(versions.own);
        assertThat(chart.fileName()).isEqualTo("hello-1.4.17.tgz");
    }

    @Test
    void make_versionThatIsTaken_getsTheNext() throws Exception {
        versions.taken.addAll(Set.of("1.4.17+gfffffff", "1.4.18"));

        assertThat(make(REQUEST).version()).isEqualTo("1.4.19").isEqualTo(versions.own);
    }

    @Test
    void make_again_givesTheSameBytes() throws Exception {
        PackagedChart first = make(REQUEST);
        PackagedChart second = make(REQUEST);

        assertThat(second.archive()).isEqualTo(first.archive());
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
        "1969-12-31T23:59:59Z, 1980-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 2107-12-31T23:59:58Z"
    })
    void make_files_haveTheTimeOfTheCommit(Instant committed, Instant expected) throws Exception {
        committedAt = committed;

        byte[] archive = make(REQUEST).archive();

        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLastModifiedTime().toInstant())
                        .as(entry.getName())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void make_sameContentInALaterCommit_hasTheSameContentDigest() throws Exception {
        Source later = new Source(REQUEST.source().repository(), "main", "f".repeat(40), 18);
        ImageRef retagged = new ImageRef(IMAGE.repository(), "main-fffffff", IMAGE.digest());

        PackagedChart first = make(REQUEST);
        PackagedChart second = make(new ChartRequest(UUID.randomUUID(), UUID.randomUUID(), later, "hello", retagged));

        assertThat(second.version()).isEqualTo("1.4.18");
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(second.contentDigest()).isEqualTo(first.contentDigest());
    }

    @Test
    void make_repositoryWithoutChart_scaffoldsOneThatIsGood() throws Exception {
        repository.clear();
        repository.put("fairway.yaml", GoodChart.files().get("fairway.yaml") + """
            checks:
              http:
                - workload: hello
                  port: 9000
                  path: /health
                  status: 200
            """);

        PackagedChart chart = make(REQUEST);

        ChartArchive archive = ChartArchive.read(chart.archive());
        assertThat(chart.version()).isEqualTo("0.1.17");
        assertThat(text(archive, "values.yaml")).contains("containerPort: 9000", "healthPath: \"/health\"");
        assertThat(text(archive, "values-staging.yaml")).contains("in: staging");
        assertThat(text(archive, "templates/_helpers.tpl"))
                .contains("{{ .Values.image.repository }}@{{ .Values.image.digest }}");
        assertThat(text(archive, "templates/deployment.yaml"))
                .contains("readinessProbe", "livenessProbe", "runAsNonRoot: true", "resources:", "checksum/config");
    }

    @Test
    void case_13_chart_that_looks_something_up_is_judged_by_the_cluster() throws Exception {
        repository.put("chart/templates/secret.yaml", """
            {{- $name := printf "%s-database" .Release.Name }}
            {{- if not (lookup "v1" "Secret" .Release.Namespace $name) }}
            {{- fail (printf "Secret %s/%s is missing: create it first" .Release.Namespace $name) }}
            {{- end }}
            """);

        PackagedChart chart = make(REQUEST);

        assertThat(chart.remarks())
                .containsExactly("templates/secret.yaml asks the cluster, so it is checked there, at the release");
        assertThat(text(ChartArchive.read(chart.archive()), "templates/secret.yaml"))
                .contains("create it first");
    }

    @Test
    void case_13_chart_for_another_version_of_Kubernetes_is_judged_by_the_cluster() throws Exception {
        repository.merge("chart/Chart.yaml", "kubeVersion: \">=1.20.0-0 <1.22.0\"\n", String::concat);

        PackagedChart chart = make(REQUEST);

        assertThat(chart.remarks())
                .containsExactly("kubeVersion in Chart.yaml is checked by the cluster, at the release");
        assertThat(text(ChartArchive.read(chart.archive()), "Chart.yaml")).contains("kubeVersion");
    }

    @Test
    void case_13_the_other_templates_are_checked_all_the_same() {
        repository.put(
                "chart/templates/a.yaml",
                "{{ if not (lookup \"v1\" \"Secret\" \"x\" \"y\") }}{{ fail \"no\" }}{{ end }}");
        repository.put("chart/templates/b.yaml", "{{ fail (printf \"%v\" .Capabilities.KubeVersion) }}");
        repository.put("chart/templates/z.yaml", "a: 1\nimage: \"{{ .Values.image.repository }}:latest\"\n");

        Fault fault = rejection();

        assertThat(fault.message()).contains("has image '127.0.0.1:5000/hello:latest'");
        assertThat(fault.file()).isEqualTo("chart/templates/z.yaml");
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void case_13_containers_that_only_the_cluster_makes_render_are_judged_there() throws Exception {
        String deployment = repository.remove("chart/templates/deployment.yaml");
        repository.put(
                "chart/templates/rollout.yaml",
                "{{- if .Capabilities.APIVersions.Has \"argoproj.io/v1alpha1\" }}\n" + deployment + "{{- end }}\n");

        assertThat(make(REQUEST).remarks())
                .containsExactly("templates/rollout.yaml asks the cluster, so it is checked there, at the release");
    }

    @Test
    void make_whatOnlyLintFinds_isARemark() throws Exception {
        repository.put("chart/templates/more.json", "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"}}");

        assertThat(make(REQUEST).remarks()).singleElement(STRING).contains("helm lint says", "extension");
    }

    @Test
    void make_lockThatDiffers_isARemark() throws Exception {
        repository.merge("chart/Chart.yaml", "dependencies:\n  - name: db\n    version: 1.x.x\n", String::concat);
        repository.put("chart/charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.2.0\n");
        repository.put("chart/Chart.lock", "dependencies:\n- name: db\n  version: 1.1.0\n");

        assertThat(make(REQUEST).remarks())
                .containsExactly(
                        "Chart.lock has db 1.1.0, and charts/ has 1.2.0: run 'helm dependency build' if that is not"
                                + " meant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chart/values-staging.yaml", "chart/values.yaml", "chart/charts/db/values.yaml"})
    void case_15_encrypted_values_are_refused(String file) {
        repository.put("chart/charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
        repository.put(file, "password: " + CIPHER + "\nsops:\n  mac: " + CIPHER + "\n");

        Fault fault = rejection();

        assertThat(fault.message()).contains("encrypted by SOPS");
        assertThat(fault.file()).isEqualTo(file);
        assertThat(fault.line()).isEqualTo(2);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("60 aliases", "image: {}\ndefaults: &d {cpu: 5m}\nworkers:\n" + "  - r: *d\n".repeat(60)),
                Arguments.of("thousands", "image: {}\ndefaults: &d {cpu: 5m}\nworkers:\n" + "  - r: *d\n".repeat(3000)),
                Arguments.of("byte order mark", "\uFEFFimage: {repository: x}\n"),
                Arguments.of("byte order mark, image is added", "\uFEFF# no image\na: 1\n"),
                Arguments.of("lines of Windows", "a: 1\r\nimage:\r\n  repository: x\r\n  tag: y\r\n"),
                Arguments.of("a key twice", "image: {repository: x}\na: 1\na: 2\nimage: {tag: y}\n"),
                Arguments.of("tabs", "a:\t1\nimage:\n  repository:\tx\t# y\n"),
                Arguments.of("tabs in braces", "image: {\n\trepository: x\n}\n"),
                Arguments.of("two documents", "a: 1\nimage: {tag: x}\n---\nimage: {digest: y}\n"),
                Arguments.of("alias of the image", "i: &i {repository: x, digest: y}\nimage: *i\n"),
                Arguments.of("merge above", "i: &i {repository: x, digest: y}\nimage:\n  <<: *i\n  tag: z\n"),
                Arguments.of("merge below", "i: &i {repository: x, digest: y}\nimage:\n  digest: z\n  <<: *i\n"),
                Arguments.of("merge only", "i: &i {repository: x, digest: y}\nimage:\n  <<: *i\n"),
                Arguments.of("merge in braces", "i: &i {repository: x, digest: y}\nimage: {<<: *i}\n"),
                Arguments.of("unknown tag", "a: !mine x\nimage: !mine {repository: x}\n"),
                Arguments.of("JSON", "{\"image\":{\"repository\":\"x\"}}"),
                Arguments.of("emoji", "a: \"😀\" # 🚢\nimage: {repository: x} # 🚢\n"),
                Arguments.of("end of the document", "---\nimage: {repository: x}\n...\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void case_24_what_Helm_reads_is_published(String name, String values) throws Exception {
        repository.put("chart/values.yaml", values);

        assertThat(make(REQUEST).version()).isEqualTo("1.4.17");
    }

    @Test
    void case_24_metadata_with_a_byte_order_mark_and_lines_of_Windows_is_published() throws Exception {
        repository.compute(
                "chart/Chart.yaml", (_, text) -> "\uFEFF" + String.valueOf(text).replace("\n", "\r\n"));
        repository.compute(
                "fairway.yaml", (_, text) -> "\uFEFF" + String.valueOf(text).replace("\n", "\r\n"));

        assertThat(make(REQUEST).version()).isEqualTo("1.4.17");
    }

    @Test
    void case_24_values_of_an_environment_that_are_no_YAML_have_their_line() {
        repository.put("chart/values-staging.yaml", "a: 1\nb: [1\nc: 2\n");

        Fault fault = rejection();

        assertThat(fault.message()).contains("is not valid YAML");
        assertThat(fault.file()).isEqualTo("chart/values-staging.yaml");
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void make_missingDependency_isSaidBeforeWhatFollowsFromIt() {
        repository.merge("chart/Chart.yaml", "dependencies:\n  - name: db\n    version: 1.x.x\n", String::concat);
        repository.put("chart/templates/a.yaml", "a: {{ include \"db.name\" . }}\nb: {{ .Values.x.y.z }}\n");

        Fault fault = rejection();

        assertThat(fault.message()).contains("depends on db", "helm dependency build");
        assertThat(fault.file()).isEqualTo("chart/Chart.yaml");
        assertThat(fault.line()).isEqualTo(6);
    }

    @Test
    void case_11_a_name_that_is_there_twice_is_a_matter_of_the_cluster() throws Exception {
        repository.merge(
                "chart/templates/deployment.yaml",
                "            - name: GREETING\n              value: again\n",
                String::concat);

        assertThat(make(REQUEST).remarks()).isEmpty();
    }

    static List<Path> faults() throws IOException {
        try (Stream<Path> cases = Files.list(FAULTS)) {
            return cases.sorted().toList();
        }
    }

    /** {@code in} has the files that differ from the good chart; one that ends in {@code .removed} removes its namesake. */
    @ParameterizedTest
    @MethodSource("faults")
    void make_brokenChart_saysWhatAndWhere(Path golden) throws Exception {
        Map<String, String> in = GoodChart.files(golden.resolve("in"));
        Map<String, Object> out = new Yaml().load(Files.readString(golden.resolve("out.yaml")));
        assertThat(in).isNotEmpty();
        try (Stream<Path> files = Files.list(golden)) {
            assertThat(files).as("every file of a case is used").hasSize(2);
        }
        assertThat(out.keySet()).isSubsetOf("message", "file", "line");
        in.forEach((file, content) -> {
            if (file.endsWith(REMOVED)) {
                assertThat(repository.remove(file.substring(0, file.length() - REMOVED.length())))
                        .isNotNull();
            } else {
                repository.put(file, content);
            }
        });

        Fault fault = rejection();

        assertThat(fault.message()).contains((String) out.get("message")).doesNotContain(directory.toString());
        assertThat(fault.file()).as(fault.message()).isEqualTo(out.get("file"));
        assertThat(fault.line()).as(fault.message()).isEqualTo(out.get("line"));
    }

    @Test
    void make_chartThatIsTooLarge_namesItsLargestFile() {
        repository.put("chart/files/random.txt", random());

        Fault fault = rejection();

        assertThat(fault.message()).contains("allowed are 20000. Its largest file is files/random.txt");
        assertThat(fault.file()).isEqualTo("chart/files/random.txt");
        assertThat(fault.line()).isNull();
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

    /** The versions of the other charts are what a test says. */
    private static final class FakeVersions implements Versions {

        private final Set<String> taken = new HashSet<>();
        private @Nullable String own;

        @Override
        public Set<String> taken() {
            return Set.copyOf(taken);
        }

        @Override
        public void take(String version) {
            own = version;
        }
    }

    private PackagedChart make(ChartRequest request) throws Exception {
        return packager.make(request, versions, new ToolTime());
    }

    private Fault rejection() {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, () -> make(REQUEST));
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
            return committedAt;
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
