package io.fairway.chart.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDigestTest {

    private static final Map<String, String> CHART = Map.of(
            "Chart.yaml", "name: a\nversion: 1.0.1\nappVersion: x\nannotations: {commit: y}\n",
            "values.yaml", "image:\n  repository: r\n  tag: t\n  digest: d\nreplicas: 1\n",
            "templates/a.yaml", "kind: ConfigMap\n");

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "version",
                        "Chart.yaml",
                        "name: a\nversion: 1.0.2\nappVersion: x\nannotations: {commit: y}\n",
                        true),
                Arguments.of(
                        "appVersion and annotations", "Chart.yaml", "name: a\nversion: 1.0.1\nappVersion: z\n", true),
                Arguments.of(
                        "tag", "values.yaml", "image:\n  repository: r\n  tag: u\n  digest: d\nreplicas: 1\n", true),
                Arguments.of(
                        "image digest",
                        "values.yaml",
                        "image:\n  repository: r\n  tag: t\n  digest: e\nreplicas: 1\n",
                        false),
                Arguments.of(
                        "a value",
                        "values.yaml",
                        "image:\n  repository: r\n  tag: t\n  digest: d\nreplicas: 2\n",
                        false),
                Arguments.of("a template", "templates/a.yaml", "kind: Secret\n", false),
                Arguments.of("a new file", "templates/b.yaml", "", false),
                Arguments.of("a dependency", "Chart.yaml", "name: a\nversion: 1.0.1\ndependencies: []\n", false));
    }

    @ParameterizedTest(name = "{0}: equal {3}")
    @MethodSource("changes")
    void of_change_isEqualOnlyIfTheReleaseIs(String name, String file, String content, boolean equal) throws Exception {
        Map<String, String> changed = new TreeMap<>(CHART);
        changed.put(file, content);

        assertThat(digest(changed).equals(digest(CHART))).isEqualTo(equal);
    }

    private static String digest(Map<String, String> files) throws Exception {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return ContentDigest.of(new ChartArchive(bytes), ImagePin.at("image"));
    }
}
