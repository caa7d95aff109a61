package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.chart.RejectedException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SopsTest {

    private static final String CIPHER = "ENC[AES256_GCM,data:q1o0,iv:MDE=,tag:MDE=,type:str]";

    static Stream<Arguments> encrypted() {
        return Stream.of(
                Arguments.of("YAML", "password: " + CIPHER + "\nsops:\n  mac: " + CIPHER + "\n  version: 3.11.0\n", 2),
                Arguments.of(
                        "only some values", "a: 1\nsops:\n    encrypted_regex: ^pw$\n    mac: " + CIPHER + "\n", 2),
                Arguments.of("JSON", "{\n\"a\": \"" + CIPHER + "\",\n\"sops\": {\"mac\": \"" + CIPHER + "\"}\n}\n", 3),
                Arguments.of("JSON on one line", "{\"a\":1,\"sops\":{\"mac\":\"" + CIPHER + "\"}}", 1),
                Arguments.of("braces", "a: 1\nsops: {mac: '" + CIPHER + "'}\n", 2),
                Arguments.of("lines of Windows", "\uFEFFa: 1\r\nsops:\r\n  mac: " + CIPHER + "\r\n", 2),
                Arguments.of("two documents", "a: 1\nsops:\n  mac: " + CIPHER + "\n---\nb: 2\nsops:\n  mac: x\n", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encrypted")
    void case_15_encrypted_values_are_refused(String name, String text, int line) {
        assertThatThrownBy(() -> Sops.refuse("secrets.yaml", text))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.fault().message())
                            .contains("encrypted by SOPS")
                            .doesNotContain("q1o0");
                    assertThat(e.fault().file()).isEqualTo("secrets.yaml");
                    assertThat(e.fault().line()).isEqualTo(line);
                });
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                Arguments.of("settings of that name", "sops:\n  enabled: true\n"),
                Arguments.of("a text about it", "note: sops writes ENC[AES256_GCM,...]\n"),
                Arguments.of("values of a dependency of that name", "sops:\n  key: " + CIPHER + "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void case_15_other_values_are_not(String name, String text) {
        assertThatCode(() -> Sops.refuse("values.yaml", text)).doesNotThrowAnyException();
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("kind: Secret\nstringData: {password: \"" + CIPHER + "\"}", true),
                Arguments.of("kind: Secret\ndata:\n  password: RU5DW0FFUzI1Nl9HQ00sZGF0YTpxMW8w", true),
                Arguments.of("kind: Deployment\nspec: {env: [{name: A, value: '" + CIPHER + "'}]}", true),
                Arguments.of("kind: SopsSecret\nspec: {secretTemplates: [{password: \"" + CIPHER + "\"}]}", false),
                Arguments.of("kind: Secret\ndata: {password: \"" + CIPHER + "\"}\nsops: {mac: x}", false),
                Arguments.of("kind: Secret\nstringData: {password: plain}", false));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void case_15_ciphertext_in_an_object_is_found_unless_something_decrypts_it(String object, boolean found) {
        Manifests manifests = Manifests.in("---\n# Source: a/templates/secret.yaml\n" + object + "\n");

        assertThat(Sops.rendered(manifests)
                        .map(fault -> String.valueOf(fault.file()))
                        .orElse(""))
                .isEqualTo(found ? "templates/secret.yaml" : "");
    }
}
