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
                        "image: {\"repository\": \"r:5000/app\", \"tag\": \"main-1\", \"digest\": \"sha256:ab\"} #"
                                + " later\n"
                                + "replicas: 1\n"),
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
                      <<: *defaults
                      digest: "sha256:ab"
                      tag: "main-1"
                      repository: "r:5000/app"
                    """),
                Arguments.of("of a key that is there twice the last counts", "image", """
                    image: {repository: a, tag: b, digest: c}
                    replicas: 1
                    image:
                      repository: x
                      tag: y
                      tag: z
                      digest: w
                    """, """
                    image: {repository: a, tag: b, digest: c}
                    replicas: 1
                    image:
                      repository: "r:5000/app"
                      tag: y
                      tag: "main-1"
                      digest: "sha256:ab"
                    """),
                Arguments.of(
                        "a byte order mark and lines of Windows",
                        "image",
                        "\uFEFFimage:\r\n  repository: a\r\n  tag: b\r\n  digest: c\r\n",
                        "\uFEFFimage:\r\n"
                                + "  repository: \"r:5000/app\"\r\n"
                                + "  tag: \"main-1\"\r\n"
                                + "  digest: \"sha256:ab\"\r\n"),
                Arguments.of(
                        "tabs between keys and values",
                        "image",
                        "image:\t# here\n  repository:\ta\t# x\n  tag:\tb\n  digest:\t'c'\n",
                        "image:\t# here\n"
                                + "  repository:\t\"r:5000/app\"\t# x\n"
                                + "  tag:\t\"main-1\"\n"
                                + "  digest:\t\"sha256:ab\"\n"),
                Arguments.of(
                        "JSON",
                        "image",
                        "{\"image\":{\"repository\":\"a\",\"tag\":\"b\",\"digest\":\"c\"}}",
                        "{\"image\":{\"repository\": \"r:5000/app\",\"tag\": \"main-1\",\"digest\": \"sha256:ab\"}}"),
                Arguments.of(
                        "tags that nobody knows, and what looks like a number and is none",
                        "image",
                        "a: !mine x\nb: ._\nc: !!int y\nimage: {repository: a, tag: b, digest: c}\n",
                        "a: !mine x\nb: ._\nc: !!int y\nimage: {repository: \"r:5000/app\", tag: \"main-1\", digest:"
                                + " \"sha256:ab\"}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void pin_file_changesOnlyTheImage(String name, String path, String before, String after) throws Exception {
        YamlText pinned = ImagePin.at(path).pin(YamlText.parse("values.yaml", before), IMAGE);

        assertThat(pinned.text()).isEqualTo(after);
        assertThat(ImagePin.at(path).pin(pinned, IMAGE).text()).isEqualTo(after);
    }

    static Stream<Arguments> shared() {
        return Stream.of(
                Arguments.of("an alias", "d: &d {tag: x}\nimage: *d\n"),
                Arguments.of("an anchored value that others use", "image:\n  tag: &t x\nlabel: *t\n"),
                Arguments.of("an anchored object that others use", "image: &i\n  tag: x\nother: *i\n"),
                Arguments.of("a merge below a value", "d: &d {digest: x}\nimage:\n  digest: y\n  <<: *d\n"),
                Arguments.of("a merge and nothing else", "d: &d {digest: x}\nimage:\n  <<: *d\n"),
                Arguments.of("a merge in braces", "d: &d {digest: x}\nimage: {<<: *d}\n"),
                Arguments.of("two documents", "a: 1\n---\nimage: {tag: x}\n"),
                Arguments.of("what only Helm reads", "a: &a.b 1\nimage: {tag: x}\n"),
                Arguments.of("no end of the last line", "a: &a.b 1"));
    }

    /** Helm lays the documents of a values file over each other; with the real Helm in HelmPackagerTest. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shared")
    void pin_whatCannotBeSetInPlace_followsInADocument(String name, String before) throws Exception {
        YamlText pinned = ImagePin.at("image").pin(YamlText.parse("values.yaml", before), IMAGE);

        String after = before + (before.endsWith("\n") ? "" : "\n") + """
            ---
            # Set by Fairway, over the values above.
            image:
              repository: "r:5000/app"
              tag: "main-1"
              digest: "sha256:ab"
            """;
        assertThat(pinned.text()).isEqualTo(after);
        assertThat(ImagePin.at("image")
                        .pin(YamlText.parse("values.yaml", after), IMAGE)
                        .text())
                .isEqualTo(after);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("a text in the place of the object", "a: 1\nimage: nginx:1.0\n", 2),
                Arguments.of("a list", "- image\n", 1));
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
