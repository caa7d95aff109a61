package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.chart.helm.RenderedImages.Use;
import io.fairway.events.ImageRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedImagesTest {

    private static final ImageRef IMAGE = new ImageRef("r:5000/app", "main-1", "sha256:ab");

    @ParameterizedTest
    @CsvSource({
        "r:5000/app@sha256:ab,            true,  false",
        "'\"r:5000/app@sha256:ab\"',      true,  false",
        "r:5000/app:main-1@sha256:ab,     true,  false",
        "r:5000/app:main-1,               false, true",
        "r:5000/app,                      false, true",
        "r:5000/app@sha256:cd,            false, true",
        "r:5000/application@sha256:ab,    false, false",
        "nginx:1.0,                       false, false",
    })
    void in_manifests_knowsPinnedFromUnpinned(String image, boolean pins, boolean unpinned) {
        RenderedImages images = RenderedImages.in("""
            ---
            # Source: demo/templates/deployment.yaml
            spec:
              containers:
                - name: a
                  image: %s # why
                - image: busybox
            """.formatted(image));

        assertThat(images.pins(IMAGE)).isEqualTo(pins);
        assertThat(images.unpinned(IMAGE).isPresent()).isEqualTo(unpinned);
        assertThat(images.uses())
                .hasSize(2)
                .allSatisfy(use -> assertThat(use.template()).isEqualTo("templates/deployment.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containers: [{name: a, image: r:5000/app}]",
                "containers: [{\"name\":\"a\",\"image\":\"r:5000/app\"}]",
                "{containers: [{image: 'r:5000/app', name: a}]}",
                "containers:\n- image:\n    r:5000/app\n  name: a",
                "containers:\n- image: >-\n    r:5000/app",
                "x: &i r:5000/app\ncontainers:\n- image: *i",
                "containers:\n- image: other\n  image: r:5000/app",
                "containers:\n- 'image':\tr:5000/app\t",
                "containers:\n- ? image\n  : r:5000/app",
            })
    void images_are_found_however_they_are_written(String spec) {
        RenderedImages images = RenderedImages.in("---\n# Source: demo/templates/a.yaml\n" + spec + "\n");

        assertThat(images.unpinned(IMAGE)).hasValue(new Use("templates/a.yaml", "r:5000/app"));
    }

    @Test
    void text_in_a_ConfigMap_is_no_image() {
        RenderedImages images = RenderedImages.in("""
            ---
            # Source: demo/templates/a.yaml
            kind: ConfigMap
            data:
              values.yaml: |
                image: r:5000/app
            """);

        assertThat(images.uses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: b\nimage: nginx\n  image: \"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"'|3",
                "'image: {{ .Values.sidecar }}\n  - image: \"{{ .Values.image.repository }}\"'|2",
                "'[{name: a, image: \"{{ .Values.image.repository }}:x\"}, {image: b}]'|1",
                "'image: \"{{ .Values.image.repository }}:y\"\nimage: {{ include \"x\" . }}'|2",
                "'{{ include \"containers\" . }}'|",
            })
    void line_is_that_which_can_have_rendered_it(String template, @Nullable Integer line) {
        Use use = new Use("templates/a.yaml", "r:5000/app:x");

        assertThat(use.line(template.replace("\\n", "\n"), ".Values.image")).isEqualTo(line);
    }
}
