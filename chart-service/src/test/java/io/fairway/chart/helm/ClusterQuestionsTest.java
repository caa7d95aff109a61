package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors are those of Helm 4.2.4. */
class ClusterQuestionsTest {

    private static final String HELPERS = """
        {{- define "db.check" -}}
        {{- if not (lookup "v1" "Secret" .Release.Namespace "db") }}{{ fail "no db" }}{{ end -}}
        {{- end -}}
        {{- define "db.name" -}}{{ required "set name" .Values.name }}{{- end -}}
        {{- define "outer" -}}
        {{ include "db.check" . }}
        {{- end -}}
        """;

    static Stream<Arguments> forTheCluster() {
        return Stream.of(
                Arguments.of("lookup around it", """
                    {{- $name := printf "%s-database" .Release.Name }}
                    {{- if not (lookup "v1" "Secret" .Release.Namespace $name) }}
                    {{- fail (printf "Secret %s is missing" $name) }}
                    {{- end }}
                    """, "execution error at (a/templates/x.yaml:3:4): Secret is missing"),
                Arguments.of("lookup in a variable", """
                    {{- $found := lookup "v1" "Secret" "x" "db" }}
                    a: b
                    {{- if not $found }}
                    {{- fail "no db" }}
                    {{- end }}
                    """, "execution error at (a/templates/x.yaml:4:4): no db"),
                Arguments.of("lookup that is needed", """
                    {{- $a := required "need s" (lookup "v1" "Secret" "x" "s").data }}
                    """, "execution error at (a/templates/x.yaml:1:10): need s"),
                Arguments.of("what was found has no such key", """
                    {{- $s := lookup "v1" "Secret" "x" "s" }}
                    a: b
                    c: {{ $s.data.password | b64dec }}
                    """, """
                    a/templates/x.yaml:3:9
                      executing "a/templates/x.yaml" at <$s.data.password>:
                        nil pointer evaluating interface {}.password
                    """),
                Arguments.of("in a named template", """
                    x: {{ include "db.check" . }}
                    """, "execution error at (a/templates/x.yaml:1:6): no db"),
                Arguments.of(
                        "in a named template of a named template",
                        """
                        x: {{ include "outer" . | quote }}
                        """,
                        "execution error at (a/templates/x.yaml:1:6): no db"),
                Arguments.of(
                        "an interface that is missing",
                        """
                        {{- if not (.Capabilities.APIVersions.Has "cert-manager.io/v1") }}
                        {{ fail "cert-manager is needed" }}
                        {{- end }}
                        """,
                        "execution error at (a/templates/x.yaml:2:3): cert-manager is needed"),
                Arguments.of("a version of Kubernetes", """
                    {{- if semverCompare ">=1.30-0" .Capabilities.KubeVersion.Version }}{{ fail "too new" }}{{ end }}
                    """, "execution error at (a/templates/x.yaml:1:72): too new"),
                Arguments.of("the namespace", """
                    {{- if ne .Release.Namespace "shop" }}
                    {{- fail "install it into shop" }}
                    {{- end }}
                    """, "execution error at (a/templates/x.yaml:2:4): install it into shop"),
                Arguments.of("only at upgrades", """
                    {{- if .Release.IsInstall }}{{ fail "upgrade only" }}{{ end }}
                    """, "execution error at (a/templates/x.yaml:1:31): upgrade only"),
                Arguments.of("the other branch", """
                    {{- if .Values.x }}
                    a: b
                    {{- else if lookup "v1" "Secret" "x" "y" }}
                    {{- else }}
                    {{- fail "neither" }}
                    {{- end }}
                    """, "execution error at (a/templates/x.yaml:5:4): neither"),
                Arguments.of(
                        "what was rendered is no YAML",
                        """
                        a: {{ lookup "v1" "Secret" "x" "y" | toYaml }}
                         b: c
                        """,
                        "YAML parse error on a/templates/x.yaml: error converting YAML to JSON: yaml: line 2: x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forTheCluster")
    void case_13_what_only_the_cluster_knows_is_left_to_it(String name, String template, String err) {
        assertThat(questions(template).in("Error: " + err)).contains("templates/x.yaml");
    }

    static Stream<Arguments> forTheAuthor() {
        return Stream.of(
                Arguments.of("a value that is missing", """
                    a: {{ required "set name" .Values.name }}
                    """, "execution error at (a/templates/x.yaml:1:6): set name"),
                Arguments.of(
                        "lookup elsewhere in the file", """
                        {{- $found := lookup "v1" "Secret" "x" "db" }}
                        a: {{ required "set name" .Values.name }}
                        """, "execution error at (a/templates/x.yaml:2:6): set name"),
                Arguments.of("lookup that ended above", """
                    {{- if lookup "v1" "Secret" "x" "db" }}
                    {{- end }}
                    a: {{ fail "never" }}
                    """, "execution error at (a/templates/x.yaml:3:6): never"),
                Arguments.of(
                        "capabilities for the interface", """
                        apiVersion: {{ if .Capabilities.APIVersions.Has "x" }}x{{ else }}y{{ end }}
                        a: {{ include "db.name" . }}
                        """, "execution error at (a/templates/x.yaml:2:6): set name"),
                Arguments.of("a word in a message", """
                    a: {{ required "the lookup of .Capabilities needs a name" .Values.name }}
                    """, "execution error at (a/templates/x.yaml:1:6): the lookup"),
                Arguments.of(
                        "the namespace in a message",
                        """
                        {{- if not .Values.name }}
                        {{- fail (printf "no name in %s" .Release.Namespace) }}
                        {{- end }}
                        """,
                        "execution error at (a/templates/x.yaml:2:4): no name in staging"),
                Arguments.of("a comment", """
                    {{- /* lookup */ -}}
                    a: {{ required "set name" .Values.name }}
                    """, "execution error at (a/templates/x.yaml:2:6): set name"),
                Arguments.of(
                        "a function that is unknown",
                        """
                        {{- if lookup "v1" "Secret" "x" "db" }}
                        a: {{ nope }}
                        {{- end }}
                        """,
                        "parse error at (a/templates/x.yaml:2): function \"nope\" not defined"),
                Arguments.of("another file", "a: b\n", "execution error at (a/templates/y.yaml:1:6): set name"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forTheAuthor")
    void case_13_what_the_author_has_to_mend_is_not(String name, String template, String err) {
        assertThat(questions(template).in("Error: " + err)).isEmpty();
    }

    static Stream<Arguments> versions() {
        return Stream.of(Arguments.of(
                "Error: chart requires kubeVersion: >=1.20.0-0 <1.22.0 which is incompatible with Kubernetes v1.36.0"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void case_13_the_version_of_the_cluster_is_not_Helms(String err) {
        assertThat(questions("a: b\n").in(err)).contains("Chart.yaml");
    }

    private static ClusterQuestions questions(String template) {
        return new ClusterQuestions(Map.of("templates/x.yaml", template, "templates/_helpers.tpl", HELPERS));
    }
}
