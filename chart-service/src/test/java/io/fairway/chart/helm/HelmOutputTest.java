package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.chart.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are those of Helm 4.2.4. */
class HelmOutputTest {

    private static final Map<String, String> FILES = Map.of(
            "templates/plain.yaml", "a: b\n c: d\n",
            "templates/computed.yaml", "a: {{ .Values.x }}\n c: d\n");

    static Stream<Arguments> lint() {
        return Stream.of(
                Arguments.of("unknown function", """
                    ==> Linting bad
                    [INFO] Chart.yaml: icon is recommended
                    [ERROR] templates/: parse error at (demo/templates/service.yaml:6): function "inclde" not defined

                    """, "function \"inclde\" not defined", "templates/service.yaml", 6),
                Arguments.of(
                        "nil pointer; the last place is the cause",
                        """
                        [ERROR] templates/: demo/templates/x.yaml:4:18
                          executing "demo/templates/x.yaml" at <include "a" .>:
                            demo/templates/_helpers.tpl:9:2
                          executing "a" at <.Values.a.b.c>:
                            nil pointer evaluating interface {}.b
                        """,
                        "nil pointer evaluating interface {}.b",
                        "templates/_helpers.tpl",
                        9),
                Arguments.of("the place beats the summary", """
                    [ERROR] values.yaml: unable to parse YAML: error converting YAML to JSON: yaml: line 161: did not find expected key
                    [ERROR] templates/: cannot load values.yaml: cannot unmarshal yaml document: yaml: line 161: did not find expected key
                    [ERROR] : unable to load chart
                    \tcannot load values.yaml: yaml: line 161: did not find expected key
                    """, "did not find expected key", "values.yaml", 161),
                Arguments.of(
                        "a rendered line of a template without expressions",
                        "[ERROR] templates/plain.yaml: unable to parse YAML: error converting YAML to JSON: yaml: line"
                                + " 2: mapping values are not allowed in this context\n",
                        "line 2 of its output: mapping values are not allowed",
                        "templates/plain.yaml",
                        2),
                Arguments.of(
                        "a rendered line after an expression may be any line",
                        "[ERROR] templates/computed.yaml: unable to parse YAML: error converting YAML to JSON: yaml:"
                                + " line 2: mapping values are not allowed in this context\n",
                        "line 2 of its output",
                        "templates/computed.yaml",
                        null),
                Arguments.of(
                        "schema: the strongest values file that sets the value",
                        """
                        [ERROR] values.yaml: - at '/replicas': got string, want integer
                        - at '/image/tag': got string, want integer

                        """,
                        "do not fit values.schema.json: at '/replicas': got string, want integer",
                        "values-staging.yaml",
                        2),
                Arguments.of("nothing known", "something else\n", "something else", null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lint")
    void lint_output_findsThePlace(
            String name, String out, String message, @Nullable String file, @Nullable Integer line) throws Exception {
        assertFault(output().lint(out, _ -> false).orElseThrow(), message, file, line);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("required value", """
                    level=WARN msg="missing required value" message="need it"
                    Error: execution error at (demo/templates/x.yaml:4:11): need it

                    Use --debug flag to render out invalid YAML
                    """, "need it", "templates/x.yaml", 4),
                Arguments.of(
                        "invalid YAML",
                        "Error: YAML parse error on demo/templates/plain.yaml: error converting YAML to JSON: yaml:"
                                + " line 2: mapping values are not allowed\n",
                        "mapping values are not allowed",
                        "templates/plain.yaml",
                        2),
                Arguments.of(
                        "a dependency",
                        "Error: demo/charts/sub/templates/y.yaml:3:5\n  executing \"y\" at <.X>:\n    wrong\n",
                        "wrong",
                        "charts/sub/templates/y.yaml",
                        3),
                Arguments.of("schema", """
                    Error: values don't meet the specifications of the schema(s) in the following chart(s):
                    demo:
                    - at '/image/tag': got string, want integer

                    """, "at '/image/tag': got string, want integer", "values.yaml", 2),
                Arguments.of(
                        "missing dependency",
                        "Error: an error occurred while checking for chart dependencies. You may need to run 'helm"
                                + " dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in"
                                + " charts/ directory: redis\n",
                        "missing in charts/ directory: redis",
                        null,
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failure_output_findsThePlace(
            String name, String err, String message, @Nullable String file, @Nullable Integer line) throws Exception {
        assertFault(output().failure(err), message, file, line);
    }

    private static void assertFault(Fault fault, String message, @Nullable String file, @Nullable Integer line) {
        assertThat(fault.message()).contains(message).doesNotContain("\n");
        assertThat(fault.file()).isEqualTo(file);
        assertThat(fault.line()).isEqualTo(line);
    }

    private static HelmOutput output() throws Exception {
        return new HelmOutput(
                file -> Optional.ofNullable(FILES.get(file)),
                List.of("values.yaml", "values-staging.yaml"),
                List.of(
                        YamlText.parse("values.yaml", "image:\n  tag: x\nreplicas: 1\n"),
                        YamlText.parse("values-staging.yaml", "# more\nreplicas: '3'\n")));
    }
}
