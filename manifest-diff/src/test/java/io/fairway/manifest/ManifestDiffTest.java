package io.fairway.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.ReleaseDiff.Change;
import io.fairway.manifest.ReleaseDiff.ObjectChange;
import io.fairway.manifest.ReleaseDiff.Side;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestDiffTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: hello}
            spec:
              replicas: 2
              template:
                spec:
                  initContainers: [{name: migrate, image: "r/hello@sha256:aaa"}]
                  containers:
                    - name: hello
                      image: r/hello@sha256:aaa
                      env: [{name: GREETING, value: Hello}]
            """;

    @ParameterizedTest
    @MethodSource
    void nothingChanges_when(String before, String after) {
        ReleaseDiff diff = diff(List.of(object(before)), List.of(object(after)));

        assertThat(diff.objects()).isEmpty();
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.summary()).isEqualTo("nothing changes");
    }

    static Stream<Arguments> nothingChanges_when() {
        return Stream.of(
                Arguments.of(
                        Named.of(
                                "fields are in another order", "{kind: A, metadata: {name: a}, x: 1, y: {b: 1, a: 2}}"),
                        "{y: {a: 2, b: 1}, x: 1, metadata: {name: a}, kind: A}"),
                Arguments.of(
                        Named.of("it is written in another style", "kind: A\nmetadata:\n  name: 'a'\nx: \"one\"\n"),
                        "# a comment\n{kind: A, metadata: {name: a}, x: one}"),
                Arguments.of(
                        Named.of("a field is null instead of absent", "{kind: A, metadata: {name: a}, x: null}"),
                        "{kind: A, metadata: {name: a}}"),
                Arguments.of(
                        Named.of(
                                "a Secret has the same values",
                                "{kind: Secret, metadata: {name: a}, data: {password: aHVudGVyMg==}}"),
                        "{kind: Secret, data: {password: aHVudGVyMg==}, metadata: {name: a}}"));
    }

    @ParameterizedTest
    @MethodSource
    void change_is_shown(String before, String after, Change change, List<String> lines) {
        ReleaseDiff diff = diff(objects(before), objects(after));

        assertThat(diff.objects()).singleElement().satisfies(object -> {
            assertThat(object.change()).isEqualTo(change);
            assertThat(object.lines().lines()).containsSequence(lines);
        });
    }

    static Stream<Arguments> change_is_shown() {
        return Stream.of(
                Arguments.of(
                        Named.of("of a number to text", "{kind: A, metadata: {name: a}, x: 1}"),
                        "{kind: A, metadata: {name: a}, x: '1'}",
                        Change.CHANGED,
                        List.of("-x: 1", "+x: \"1\"")),
                Arguments.of(
                        Named.of("of an API's version", "{apiVersion: apps/v1beta1, kind: A, metadata: {name: a}}"),
                        "{apiVersion: apps/v1, kind: A, metadata: {name: a}}",
                        Change.CHANGED,
                        List.of("-apiVersion: apps/v1beta1", "+apiVersion: apps/v1")),
                Arguments.of(
                        Named.of(
                                "of one line in a file", "{kind: A, metadata: {name: a}, f: \"one\\ntwo\\nthree\\n\"}"),
                        "{kind: A, metadata: {name: a}, f: \"one\\n2\\nthree\\n\"}",
                        Change.CHANGED,
                        List.of("-  two", "+  2", "   three")),
                Arguments.of(
                        Named.of("as added", ""),
                        "{kind: A, metadata: {name: a}}",
                        Change.ADDED,
                        List.of("+kind: A", "+metadata:", "+  name: a")),
                Arguments.of(
                        Named.of("as removed", "{kind: A, metadata: {name: a}}"),
                        "",
                        Change.REMOVED,
                        List.of("-kind: A", "-metadata:", "-  name: a")));
    }

    @Test
    void objects_of_other_group_kind_namespace_or_name_are_others() {
        ReleaseDiff diff = diff(
                List.of(object("{apiVersion: a/v1, kind: A, metadata: {name: a}}")),
                List.of(
                        object("{apiVersion: b/v1, kind: A, metadata: {name: a}}"),
                        object("{apiVersion: a/v1, kind: A, metadata: {name: a, namespace: other}}"),
                        object("{apiVersion: a/v1, kind: A, metadata: {name: b}}")));

        assertThat(diff.objects())
                .extracting(ObjectChange::change)
                .containsExactly(Change.ADDED, Change.ADDED, Change.ADDED, Change.REMOVED);
        assertThat(diff.summary()).isEqualTo("changes 0, adds 3, removes 1 of 4 objects");
    }

    @Test
    void images_are_told_for_each_container() {
        ReleaseDiff diff = diff(
                objects(DEPLOYMENT),
                objects(DEPLOYMENT.replace("image: r/hello@sha256:aaa", "image: r/hello@sha256:bbb")));

        assertThat(diff.images())
                .containsExactly(new ReleaseDiff.ImageChange(
                        "Deployment/hello: hello", "r/hello@sha256:aaa", "r/hello@sha256:bbb"));
    }

    @Test
    void hunk_says_where_in_the_object_it_is() {
        ReleaseDiff diff = diff(objects(DEPLOYMENT), objects(DEPLOYMENT.replace("value: Hello", "value: Bye")));

        assertThat(diff.objects().getFirst().lines().lines().findFirst().orElseThrow())
                .startsWith("@@ -")
                .endsWith("@@ spec.template.spec");
    }

    @Test
    void secret_that_changes_says_so_and_nothing_of_its_values() {
        ReleaseDiff diff = diff(
                objects("{kind: Secret, metadata: {name: a}, data: {password: aHVudGVyMg==, user: bWU=}}"),
                objects("{kind: Secret, metadata: {name: a}, data: {password: c2VjcmV0, user: bWU=}}"));

        assertThat(diff.objects()).singleElement().satisfies(object -> {
            assertThat(object.masked()).isTrue();
            assertThat(object.lines())
                    .contains("-  password: ", "+  password: ", "   user: ")
                    .doesNotContain("aHVudGVyMg", "c2VjcmV0", "bWU=");
        });
    }

    @Test
    void hook_is_marked() {
        RenderedObject hook =
                new RenderedObject(ref(yaml("{kind: Job, metadata: {name: a}}")), true, yaml("{kind: Job}"));

        assertThat(diff(List.of(), List.of(hook)).objects().getFirst().hook()).isTrue();
    }

    @Test
    void more_than_the_limits_is_counted() {
        String many = IntStream.range(0, 50).mapToObj(i -> "l" + i + ": " + i).collect(Collectors.joining(", "));
        List<RenderedObject> after = IntStream.range(0, 5)
                .mapToObj(i -> object("{kind: A, metadata: {name: a" + i + "}, x: {" + many + "}}"))
                .toList();

        ReleaseDiff diff = ManifestDiff.of(
                Side.NOTHING, List.of(), Side.NOTHING, after, "salt", new ManifestDiff.Limits(3, 10, 25, 40));

        assertThat(diff.objects()).hasSize(3);
        assertThat(diff.more()).isEqualTo(2);
        assertThat(diff.objects().get(0).lines().lines()).hasSize(12).contains("… 31 more lines");
        assertThat(diff.objects().get(0).lines()).endsWith("… 14 more lines of this object are too many to compare");
        assertThat(diff.objects().get(2).lines().lines()).contains("… 36 more lines");
        assertThat(diff.summary()).endsWith("and 2 more that are not listed");
    }

    private static ReleaseDiff diff(List<RenderedObject> before, List<RenderedObject> after) {
        return ManifestDiff.of(Side.NOTHING, before, Side.NOTHING, after, "salt", ManifestDiff.Limits.USUAL);
    }

    private static List<RenderedObject> objects(String yaml) {
        return yaml.isEmpty() ? List.of() : List.of(object(yaml));
    }

    private static RenderedObject object(String yaml) {
        JsonNode content = yaml(yaml);
        return new RenderedObject(ref(content), false, content);
    }

    private static ObjectRef ref(JsonNode content) {
        return new ObjectRef(
                content.path("apiVersion").asText(""),
                content.path("kind").asText(),
                content.path("metadata").path("namespace").asText("ns"),
                content.path("metadata").path("name").asText());
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
