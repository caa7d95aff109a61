package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.chart.RejectedException;
import io.fairway.events.ImageRef;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImagePinTest {

    private static final ImageRef IMAGE = new ImageRef("r:5000/app", "main-1", "sha256:ab");

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("values are replaced and comments stay", "image", """
                        # top
                        image: # where it comes from
                          repository: nginx  # replaced
                          tag: '1.0' # old
                          digest:
                        # end
                        other: [1, 2]   # odd   spacing
                        """, """
                        # top
                        image: # where it comes from
                          repository: "r:5000/app"  # replaced
                          tag: "main-1" # old
                          digest: "sha256:ab"
                        # end
                        other: [1, 2]   # odd   spacing
                        """),
                Arguments.of("a missing key is added in the indentation of its neighbours", "image", """
                        image:
                            # the name
                            repository: nginx
                            tag: "1"
                        replicas: 1
                        """, """
                        image:
                            digest: "sha256:ab"
                            # the name
                            repository: "r:5000/app"
                            tag: "main-1"
                        replicas: 1
                        """),
                Arguments.of("a missing object is added", "web.image", "replicas: 1\n", """
                        web:
                          image:
                            repository: "r:5000/app"
                            tag: "main-1"
                            digest: "sha256:ab"
                        replicas: 1
                        """),
                Arguments.of("an empty file", "image", "", """
                        image:
                          repository: "r:5000/app"
                          tag: "main-1"
                          digest: "sha256:ab"
                        """),
                Arguments.of("a file of comments only", "image", "# nothing yet", """
                        # nothing yet
                        image:
                          repository: "r:5000/app"
                          tag: "main-1"
                          digest: "sha256:ab"
                        """),
                Arguments.of(
                        "flow style",
                        "image",
                        "image: {repository: a, tag: b} # c\n",
                        "image: {\"digest\": \"sha256:ab\", repository: \"r:5000/app\", tag: \"main-1\"} # c\n"),
                Arguments.of(
                        "an object without content",
                        "image",
                        "image: # later\nreplicas: 1\n",
                        "image: {\"repository\": \"r:5000/app\", \"tag\": \"main-1\", \"digest\": \"sha256:ab\"} # later\nreplicas: 1\n"),
                Arguments.of(
                        "block scalars, and characters beyond the basic plane before the place", "image", """
                        note: "🚢🚢"
                        image:
                          repository: >-
                            nginx
                          tag: |
                            one
                          digest: x
                        """, """
                        note: "🚢🚢"
                        image:
                          repository: "r:5000/app"
                          tag: "main-1"
                          digest: "sha256:ab"
                        """),
                Arguments.of("a merged object keeps what it merges", "image", """
                        defaults: &defaults
                          pullPolicy: Always
                          tag: x
                        image:
                          <<: *defaults
                          repository: y
                        """, """
                        defaults: &defaults
                          pullPolicy: Always
                          tag: x
                        image:
                          tag: "main-1"
                          digest: "sha256:ab"
                          <<: *defaults
                          repository: "r:5000/app"
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void pin_file_changesOnlyTheImage(String name, String path, String before, String after) throws Exception {
        YamlText pinned = ImagePin.at(path).pin(YamlText.parse("values.yaml", before), IMAGE);

        assertThat(pinned.text()).isEqualTo(after);
        assertThat(ImagePin.at(path).pin(pinned, IMAGE).text()).isEqualTo(after);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("a text in the place of the object", "a: 1\nimage: nginx:1.0\n", 2),
                Arguments.of("an alias", "d: &d {tag: x}\nimage: *d\n", 2),
                Arguments.of("an anchored value that others use", "image:\n  tag: &t x\nlabel: *t\n", 2),
                Arguments.of("a list", "- image\n", 1),
                Arguments.of("not YAML", "a: 1\nb: [\n", 3),
                Arguments.of("the same key twice", "image: {}\nimage: {}\n", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void pin_unusableFile_saysWhere(String name, String before, int line) {
        assertThatThrownBy(() -> ImagePin.at("image").pin(YamlText.parse("values.yaml", before), IMAGE))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.fault().file()).isEqualTo("values.yaml");
                    assertThat(e.fault().line()).as(e.fault().message()).isEqualTo(line);
                });
    }

    @Test
    void inTemplates_path_isAsTemplatesWriteIt() {
        assertThat(ImagePin.at("web.image").inTemplates()).isEqualTo(".Values.web.image");
    }
}
