package io.fairway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTest {

    /** YAML 1.1 reads JSON the same, as far as these go; so both have to lead to the same values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"text\"",
                "[1, 2.5, true, null, \"a\"]",
                "{\"a\": {\"b\": {\"c\": []}}, \"d\": {}}",
                "[{\"a\": 1, \"b\": [{\"c\": 2}, {\"d\": [3, [4, 5]]}]}, {\"e\": {\"f\": 6}}]",
                "{\"yes\": \"no\", \"on\": \"1\", \"n\": \"null\", \"x\": \"~\", \"empty\": \"\", \"v\": \"1.0\"}",
                "{\"sentence\": \"it failed: exit code 1 # not a comment\", \"list\": \"- a\", \"lines\": \"a\\nb\"}",
                "{\"at\": \"2026-11-23T20:00:00Z\", \"digest\": \"sha256:aa\", \"star\": \"*a\", \"quote\": \"\\\"'\"}",
                "{\"commit\": \"12345e7\", \"octal\": \"0o17\", \"base 60\": \"1:30\", \"merge\": \"<<\", \"value\": \"=\"}",
                "{\"lines\": \"  indented\\n\\nb \\n\\n\", \"break\": \"\\n\", \"windows\": \"a\\r\\nb\", \"tab\": \"a\\tb\\n\"}",
                "{\"long\": \"a very long sentence that is longer than a line, that is longer than a line, and goes on\"}",
                "{\"wide\": \"\\u2028 \\u00e4 \\ud83d\\ude80 \\u0007\", \"true\": {\"1\": {\"a: b\": -0.5}}, \"big\": 1e300}"
            })
    void yaml_means_what_json_means(String json) {
        assertThat(load(Yaml.write(Json.parse(json)))).isEqualTo(load(json));
    }

    @Test
    void reads_well() {
        assertThat(Yaml.write(Json.parse(
                        "[{\"name\": \"hello\", \"environments\": [{\"name\": \"staging\", \"live\": null}]}]")))
                .isEqualTo("""
                        - name: hello
                          environments:
                          - name: staging
                            live: null
                        """);
    }

    private static Object load(String text) {
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
