package io.fairway.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.source.Unfetched.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnfetchedTest {

    private static final String OID = "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n";
    private static final String V1 = "version https://git-lfs.github.com/spec/v1\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("pointer", V1 + OID + "size 12345\n", Kind.LFS),
                Arguments.of("pointer with an extension", V1 + "ext-0-foo sha256:00\n" + OID + "size 1\n", Kind.LFS),
                Arguments.of("pointer without its last line end", V1 + OID + "size 12345", Kind.LFS),
                Arguments.of(
                        "pointer that Windows checked in", (V1 + OID + "size 1\n").replace("\n", "\r\n"), Kind.LFS),
                Arguments.of(
                        "pointer of an early version",
                        "version http://git-media.io/v/2\n" + OID + "size 1\n",
                        Kind.LFS),
                Arguments.of(
                        "pointer before the release",
                        "version https://hawser.github.com/spec/v1\n" + OID + "size 1\n",
                        Kind.LFS),
                Arguments.of("unlocked file of git-annex", "/annex/objects/SHA256E-s12--34.bin\n", Kind.ANNEX),
                Arguments.of("text about LFS", V1 + "this is how a pointer begins\n", null),
                Arguments.of("pointer in a text", "see:\n" + V1 + OID + "size 1\n", null),
                Arguments.of("large file that begins like one", V1 + OID + "size 1\n" + "x".repeat(1024), null),
                Arguments.of("empty file", "", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void case_16_pointer_isKnown(String name, String content, Kind expected) {
        assertThat(Unfetched.ofFile(content.getBytes(UTF_8)).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"., true", "app, true", "app/model.bin, true", "ap, false", "app/model, false", "other, false"})
    void isBelow_comparesWholeNames(String directory, boolean expected) {
        assertThat(new Unfetched("app/model.bin", Kind.LFS).isBelow(directory)).isEqualTo(expected);
    }

    @Test
    void case_16_refusal_namesTheFilesAndTheRemedy() {
        assertThat(Unfetched.refusal(List.of(), "x")).isEmpty();
        assertThat(Unfetched.refusal(List.of(new Unfetched("app/model.bin", Kind.LFS)), "name it in .dockerignore"))
                .contains(
                        "app/model.bin is kept in Git LFS, which Fairway does not fetch: commit the content itself, or"
                                + " download it in the Dockerfile, or name it in .dockerignore");
        assertThat(Unfetched.refusal(
                        List.of(new Unfetched("lib", Kind.SUBMODULE), new Unfetched("a.bin", Kind.LFS)), ""))
                .get()
                .asString()
                .contains("a.bin is kept in Git LFS")
                .contains("; lib is kept in another repository as a submodule");
    }

    @Test
    void case_16_refusal_isBounded() {
        List<Unfetched> many = IntStream.range(0, 20_000)
                .mapToObj(i -> new Unfetched("data/" + i + ".bin", Kind.LFS))
                .toList();

        assertThat(Unfetched.refusal(many, "").orElseThrow())
                .contains("data/0.bin, ", " and 19995 more are kept in Git LFS")
                .hasSizeLessThan(400);
    }
}
