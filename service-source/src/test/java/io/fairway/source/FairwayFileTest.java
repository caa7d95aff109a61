package io.fairway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fairway.source.FairwayFile.Approval;
import io.fairway.source.FairwayFile.Environment;
import io.fairway.source.FairwayFile.HttpCheck;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FairwayFileTest {

    private static final String ENVIRONMENTS = "environments: [{name: production}]\n";
    private static final String MINIMAL = "application: hello\n" + ENVIRONMENTS;

    private static final String FULL = """
        application: hello
        image:
          dockerfile: build/Dockerfile
          context: src
          target: runtime
        chart:
          path: deploy/chart
          imageValues: web.image
        environments:
          - name: staging
            values: [values-staging.yaml]
          - name: production
            values: [values-production.yaml, more/values.yaml]
            approval:
              by: [ada, "group:sre", ada]
              count: 2
              expires: 36h
        checks:
          deadline: 2m
          soak: 0s
          http:
            - workload: hello
              port: 8080
              path: /health?deep=1
              status: 204
        release:
          replace: [Job, StatefulSet, Job]
        """;

    @Test
    void soak_isReadByItsFormerName() throws Exception {
        assertThat(FairwayFile.parse(MINIMAL + "checks: {settle: 7s}\n")
                        .checks()
                        .soak())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff%s", "\ufeff# first\r\n%s", "\r\n%s"})
    void case_24_byteOrderMarkAndLineEndsOfWindows_areRead(String form) throws Exception {
        String yaml = form.formatted("application: hello\r\nenvironments:\r\n  - name: production\r\n");

        assertThat(FairwayFile.parse(yaml).application()).isEqualTo("hello");
    }

    @Test
    void everyKey_isRead() throws Exception {
        FairwayFile file = FairwayFile.parse(FULL);

        assertThat(file)
                .isEqualTo(new FairwayFile(
                        "hello",
                        new FairwayFile.Image("build/Dockerfile", "src", "runtime"),
                        new FairwayFile.Chart("deploy/chart", "web.image"),
                        List.of(
                                new Environment("staging", List.of("values-staging.yaml"), null),
                                new Environment(
                                        "production",
                                        List.of("values-production.yaml", "more/values.yaml"),
                                        new Approval(List.of("ada", "group:sre"), 2, Duration.ofHours(36)))),
                        new FairwayFile.Checks(
                                Duration.ofMinutes(2),
                                Duration.ZERO,
                                List.of(new HttpCheck("hello", 8080, "/health?deep=1", 204))),
                        new FairwayFile.Release(Set.of("Job", "StatefulSet"))));
    }

    @Test
    void absentKeys_haveTheDocumentedDefaults() throws Exception {
        FairwayFile file = FairwayFile.parse(MINIMAL);

        assertThat(file.image()).isEqualTo(new FairwayFile.Image("Dockerfile", ".", null));
        assertThat(file.chart()).isEqualTo(new FairwayFile.Chart("chart", "image"));
        assertThat(file.checks())
                .isEqualTo(new FairwayFile.Checks(Duration.ofSeconds(120), Duration.ofSeconds(3), List.of()));
        assertThat(file.environments()).containsExactly(new Environment("production", List.of(), null));
        assertThat(file.release().replace()).isEmpty();
    }

    @Test
    void approval_ofAnybody_onceWithinADay_isTheDefault() throws Exception {
        FairwayFile file = FairwayFile.parse("application: a\nenvironments: [{name: x, approval: {}}]\n");

        assertThat(file.environments())
                .containsExactly(new Environment("x", List.of(), new Approval(List.of(), 1, Duration.ofHours(24))));
    }

    @Test
    void keyWithoutValue_countsAsAbsent() throws Exception {
        assertThat(FairwayFile.parse(MINIMAL + "image:\n  target:\nchart: null\n"))
                .isEqualTo(FairwayFile.parse(MINIMAL));
    }

    static List<Arguments> invalid() {
        return List.of(
                wrong("nothing", "", 1, 1, "it is empty"),
                wrong("only a comment", "# later\n", 1, 1, "it is empty"),
                wrong("a list", "- application\n", 1, 1, "must be a mapping"),
                wrong("broken YAML", "application: [hello\n", 2, 1, "not valid YAML"),
                wrong("a tab", "application: hello\n\timage: x\n", 2, 1, "not valid YAML"),
                wrong("two documents", MINIMAL + "---\n" + MINIMAL, 3, 1, "not valid YAML"),
                wrong("no application", ENVIRONMENTS, 1, 1, "'application' is missing"),
                wrong("no environments", "application: hello\n", 1, 1, "'environments' is missing"),
                wrong("empty environments", "application: hello\nenvironments: []\n", 2, 15, "0 entries"),
                wrong("typing error", MINIMAL + "imgae:\n", 3, 1, "did you mean 'image'?"),
                wrong("nested typing error", MINIMAL + "image:\n  dockerFile: x\n", 4, 3, "did you mean 'dockerfile'?"),
                wrong(
                        "a kind on which data hangs",
                        MINIMAL + "release: {replace: [Job, PersistentVolumeClaim]}\n",
                        3,
                        26,
                        "a PersistentVolumeClaim is never replaced"),
                wrong("a kind that is none", MINIMAL + "release: {replace: [jobs]}\n", 3, 21, "for example Job"),
                wrong("foreign key", MINIMAL + "replicas: 3\n", 3, 1, "known are application, image"),
                wrong("duplicate key", MINIMAL + "application: other\n", 3, 1, "'application' is there twice"),
                wrong("key that is a list", "[a]: b\n", 1, 1, "plain words"),
                wrong("capital letters", "application: Hello\n" + ENVIRONMENTS, 1, 14, "lower case"),
                wrong("too long", "application: " + "a".repeat(54) + "\n" + ENVIRONMENTS, 1, 14, "at most 53"),
                wrong("a command", "application: $(id)\n" + ENVIRONMENTS, 1, 14, "lower case"),
                wrong("a list as name", "application: [a]\n" + ENVIRONMENTS, 1, 14, "single value"),
                wrong(
                        "an environment twice",
                        "application: a\nenvironments:\n  - name: x\n  - name: x\n",
                        4,
                        5,
                        "'x' is there twice"),
                wrong("absolute Dockerfile", MINIMAL + "image: {dockerfile: /etc/passwd}\n", 3, 21, "relative"),
                wrong("context outside", MINIMAL + "image: {context: ../other}\n", 3, 18, "relative"),
                wrong("context outside later", MINIMAL + "image: {context: a/../../b}\n", 3, 18, "relative"),
                wrong("chart is the root", MINIMAL + "chart: {path: .}\n", 3, 15, "relative"),
                wrong("backslash", MINIMAL + "chart: {path: a\\b}\n", 3, 15, "relative"),
                wrong("empty path", MINIMAL + "chart: {path: ''}\n", 3, 15, "relative"),
                wrong(
                        "values outside",
                        "application: a\nenvironments: [{name: x, values: [../x]}]\n",
                        2,
                        35,
                        "relative"),
                wrong(
                        "approval by a sentence",
                        approval("by: [ada, 'or bob']"),
                        2,
                        47,
                        "names of people, or group:NAME"),
                wrong("approval by nobody", approval("by: []"), 2, 41, "0 entries"),
                wrong("approval by too many", approval("by: [ada], count: 2"), 2, 55, "so 2 can never approve"),
                wrong("approval by none", approval("count: 0"), 2, 44, "from 1 to 20"),
                wrong("approval for ever", approval("expires: 721h"), 2, 46, "1s to 2592000s"),
                wrong("approval with a typing error", approval("expire: 1h"), 2, 37, "did you mean 'expires'?"),
                wrong("stage with an option", MINIMAL + "image: {target: --help}\n", 3, 17, "stage"),
                wrong("values path", MINIMAL + "chart: {imageValues: a..b}\n", 3, 22, "dotted path"),
                wrong("duration without unit", MINIMAL + "checks: {deadline: 120}\n", 3, 20, "duration"),
                wrong("negative duration", MINIMAL + "checks: {soak: -1s}\n", 3, 16, "duration"),
                wrong(
                        "soak by both names",
                        MINIMAL + "checks: {soak: 1s, settle: 1s}\n",
                        3,
                        9,
                        "former name of 'soak'"),
                wrong("endless duration", MINIMAL + "checks: {deadline: 99999h}\n", 3, 20, "1s to 3600s"),
                wrong("port 0", MINIMAL + check("port: 0, path: /"), 3, 37, "from 1 to 65535"),
                wrong("huge port", MINIMAL + check("port: 99999999999, path: /"), 3, 37, "from 1 to 65535"),
                wrong("path without slash", MINIMAL + check("port: 1, path: health"), 3, 46, "start with /"),
                wrong(
                        "path with a line end",
                        MINIMAL + check("port: 1, path: \"/a\\r\\nX: y\""),
                        3,
                        46,
                        "start with /"),
                wrong("status 999", MINIMAL + check("port: 1, path: /, status: 999"), 3, 57, "from 100 to 599"),
                wrong("deep nesting", "a: " + "[".repeat(50) + "]".repeat(50), 1, 13, "nested more than 10 deep"),
                wrong("alias of a list", "application: &a [x]\nimage: *a\n", 2, 8, "write it out"),
                wrong("object tag", "application: !!javax.script.ScriptEngineManager []\n", 1, 14, "not allowed"));
    }

    private static String approval(String keys) {
        return "application: a\nenvironments: [{name: x, approval: {" + keys + "}}]\n";
    }

    private static String check(String rest) {
        return "checks: {http: [{workload: a, " + rest + "}]}\n";
    }

    private static Arguments wrong(String name, String yaml, int line, int column, String message) {
        return Arguments.of(name, yaml, line, column, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void invalidFile_isRefusedWithItsPlace(String name, String yaml, int line, int column, String message) {
        InvalidFairwayFileException failure =
                catchThrowableOfType(InvalidFairwayFileException.class, () -> FairwayFile.parse(yaml));

        assertThat(failure).isNotNull();
        assertThat(failure).hasMessageContaining(message);
        assertThat(failure.line() + ":" + failure.column()).isEqualTo(line + ":" + column);
    }

    @Test
    void hugeFile_isRefusedUnread() {
        InvalidFairwayFileException failure =
                catchThrowableOfType(InvalidFairwayFileException.class, () -> FairwayFile.parse("#".repeat(70_000)));

        assertThat(failure).hasMessageContaining("70000 characters");
    }

    @Test
    void aliasBomb_isRefused() {
        String bomb = "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";

        assertThat(catchThrowableOfType(InvalidFairwayFileException.class, () -> FairwayFile.parse(bomb)))
                .isNotNull();
    }

    @Test
    void controlCharacters_areNotRepeatedInMessages() {
        InvalidFairwayFileException failure = catchThrowableOfType(
                InvalidFairwayFileException.class,
                () -> FairwayFile.parse("application: \"a\\e[31m\\n\"\n" + ENVIRONMENTS));

        assertThat(failure.getMessage()).doesNotContain("\u001b", "\n");
    }

    @Test
    void schema_acceptsWhatTheParserAccepts() throws Exception {
        assertThat(schemaErrors(FULL)).isEmpty();
        assertThat(schemaErrors(MINIMAL)).isEmpty();
        assertThat(schemaErrors(MINIMAL + "image:\n  target:\nchart: null\n")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemaFaults")
    void schema_refusesWhatTheParserRefuses(String name, String yaml) throws Exception {
        assertThat(schemaErrors(yaml)).isNotEmpty();
    }

    /** The faults that a JSON Schema can see: not syntax, uniqueness by one key, or the size of a duration. */
    static List<Arguments> schemaFaults() {
        List<String> beyondSchemas = List.of(
                "nothing",
                "approval by too many",
                "approval for ever",
                "only a comment",
                "broken YAML",
                "a tab",
                "two documents",
                "duplicate key",
                "deep nesting",
                "alias of a list",
                "key that is a list",
                "an environment twice",
                "endless duration",
                "object tag");
        return invalid().stream()
                .filter(arguments -> !beyondSchemas.contains((String) arguments.get()[0]))
                .map(arguments -> Arguments.of(arguments.get()[0], arguments.get()[1]))
                .toList();
    }

    private static List<?> schemaErrors(String yaml) throws Exception {
        JsonNode file = new YAMLMapper().readTree(yaml);
        try (InputStream in = FairwayFile.class.getResourceAsStream("/schema/fairway.v1.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
            return schema.validate(file);
        }
    }
}
