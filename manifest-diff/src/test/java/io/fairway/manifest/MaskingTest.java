package io.fairway.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @MethodSource
    void hides(String object) {
        Masking.Masked masked = Masking.of(yaml(object), "salt");

        assertThat(masked.content().toString())
                .doesNotContain("hunter2", "aHVudGVyMg")
                .contains("(hidden ");
        assertThat(masked.hidden()).isTrue();
    }

    static Stream<Named<String>> hides() {
        return Stream.of(
                Named.of("data of a Secret", "{kind: Secret, data: {a: aHVudGVyMg==}}"),
                Named.of("stringData of a Secret", "{kind: Secret, stringData: {a: hunter2}}"),
                Named.of("the copy that kubectl makes", """
                        {kind: Secret, metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration:
                         '{"stringData":{"a":"hunter2"}}'}}}"""),
                Named.of("a Secret inside of another object", """
                        {kind: Wrapper, spec: {template: {kind: Secret, data: {a: aHVudGVyMg==}}}}"""),
                Named.of("the template of a custom secret", """
                        {kind: SealedSecret, spec: {template: {data: {a: hunter2}}}}"""),
                Named.of("encrypted data", "{kind: SealedSecret, spec: {encryptedData: {a: aHVudGVyMg==}}}"),
                Named.of("a variable with a telling name", """
                        {kind: Deployment, spec: {env: [{name: DB_PASSWORD, value: hunter2}]}}"""),
                Named.of("a field with a telling name", "{kind: ConfigMap, data: {apiKey: hunter2}}"),
                Named.of("a line of a file", """
                        {kind: ConfigMap, data: {app.properties: "a=b\\ndb.password = hunter2\\nc=d\\n"}}"""),
                Named.of("an argument", "{kind: Deployment, spec: {args: ['--token=hunter2']}}"),
                Named.of("the password in an address", """
                        {kind: ConfigMap, data: {url: "postgres://shop:hunter2@db/shop"}}"""),
                Named.of("a header", "{kind: ConfigMap, data: {h: 'Authorization: Bearer hunter2hunter2'}}"),
                Named.of("a private key", """
                        {kind: ConfigMap, data: {k: "-----BEGIN RSA PRIVATE KEY-----\\nhunter2\\n"}}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: ConfigMap, data: {greeting: Hello, url: 'https://example.org/a?b=c'}}",
                "{kind: Deployment, spec: {env: [{name: PW, valueFrom: {secretKeyRef: {name: db, key: password}}}]}}",
                "{kind: Deployment, spec: {volumes: [{name: tls, secret: {secretName: tls}}]}}",
                "{kind: ServiceAccount, automountServiceAccountToken: false}"
            })
    void leaves_what_is_not_secret(String object) {
        Masking.Masked masked = Masking.of(yaml(object), "salt");

        assertThat(masked.content()).isEqualTo(yaml(object));
        assertThat(masked.hidden()).isFalse();
    }

    @Test
    void equal_values_stay_equal_only_under_the_same_salt_and_key() {
        JsonNode once = masked("{kind: Secret, data: {a: eA==, b: eA==}}", "salt");

        assertThat(masked("{kind: Secret, data: {a: eA==, b: eA==}}", "salt")).isEqualTo(once);
        assertThat(masked("{kind: Secret, data: {a: eA==, b: eA==}}", "other")).isNotEqualTo(once);
        assertThat(once.at("/data/a")).isNotEqualTo(once.at("/data/b"));
    }

    private static JsonNode masked(String object, String salt) {
        return Masking.of(yaml(object), salt).content();
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
