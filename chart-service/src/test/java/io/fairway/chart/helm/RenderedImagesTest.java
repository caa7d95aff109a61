package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ImageRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
