package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateWordsTest {

    @TempDir
    Path chart;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(chart.resolve("templates"));
        Files.writeString(chart.resolve("templates/a.yaml"), """
            {{- if not (lookup "v1" "Secret" .Release.Namespace "database") }}
            {{- fail (printf "Secret %s/database is missing: create it first" .Release.Namespace) }}
            {{- end }}
            host: {{ required "database.host is required" .Values.database.host }}
            other: {{ required `a
            port: {{ fail .Values.password }}
            """);
        Files.writeString(chart.resolve("outside.txt"), "{{ fail \"outside\" }}\n");
    }

    @Test
    void case_13_author_speaks_for_the_chart_and_no_value_is_quoted() {
        assertThat(words("hello/templates/a.yaml", 2))
                .hasValue("template templates/a.yaml, line 2, stops with \"Secret %s/database is missing: create it"
                        + " first\"");
        assertThat(words("hello/templates/a.yaml", 4))
                .hasValue("template templates/a.yaml, line 4, stops with \"database.host is required\"");
    }

    @Test
    void whatIsNoPlainText_is_not_told() {
        assertThat(words("hello/templates/a.yaml", 5)).isEmpty();
        assertThat(words("hello/templates/a.yaml", 6)).isEmpty();
        assertThat(words("hello/templates/a.yaml", 70)).isEmpty();
        assertThat(words("hello/templates/none.yaml", 1)).isEmpty();
        assertThat(words("hello/../outside.txt", 1)).isEmpty();
        assertThat(TemplateWords.of("Error: hunter2", chart)).isEmpty();
    }

    private Optional<String> words(String file, int line) {
        return TemplateWords.of("Error: execution error at (" + file + ":" + line + ":4): hunter2", chart);
    }
}
