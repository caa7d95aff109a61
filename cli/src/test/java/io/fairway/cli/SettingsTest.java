package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void option_goes_before_environment_and_environment_before_file() throws IOException {
        Map<String, String> file = file("server: http://localhost:3\ntoken: from-file\n", "rw-------");
        Map<String, String> both = with(with(file, "FAIRWAY_URL", "http://localhost:2"), "FAIRWAY_TOKEN", "from-env");

        assertThat(settings("http://localhost:1/", both).server()).hasToString("http://localhost:1");
        assertThat(settings(null, both).server()).hasToString("http://localhost:2");
        assertThat(settings(null, both).token()).isEqualTo("from-env");
        assertThat(settings(null, file).server()).hasToString("http://localhost:3");
        assertThat(settings(null, file).token()).isEqualTo("from-file");
        assertThat(settings(null, both).warnings()).isEmpty();
    }

    @Test
    void token_may_stand_in_a_file_of_its_own_beside_the_configuration() throws IOException {
        Files.writeString(folder.resolve("token"), "secret\n");
        Files.setPosixFilePermissions(folder.resolve("token"), PosixFilePermissions.fromString("rw-------"));

        Settings settings = settings(
                null, file("# where\n---\nserver: 'https://fairway.example'  # ours\ntokenFile: token\n", "rw-r--r--"));

        assertThat(settings.token()).isEqualTo("secret");
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void token_that_others_can_read_is_warned_about() throws IOException {
        Map<String, String> open = file("server: http://localhost:1\ntoken: secret\n", "rw-r--r--");

        assertThat(settings(null, open).warnings())
                .singleElement()
                .asString()
                .contains("others can read it: chmod 600")
                .doesNotContain("secret");

        Files.writeString(folder.resolve("token"), "secret\n");
        Files.setPosixFilePermissions(folder.resolve("token"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(settings(null, file("server: http://localhost:1\ntokenFile: token\n", "rw-------"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("token", "chmod 600");
    }

    @Test
    void token_that_goes_unencrypted_to_another_host_is_warned_about() {
        Map<String, String> token = Map.of("FAIRWAY_TOKEN", "secret", "HOME", folder.toString());

        assertThat(settings("http://fairway.example", token).warnings())
                .containsExactly("the token goes to fairway.example unencrypted: use an https address");
        assertThat(settings("https://fairway.example", token).warnings()).isEmpty();
        assertThat(settings("http://127.0.0.1:8083", token).warnings()).isEmpty();
    }

    @Test
    void nothing_named_says_what_to_do() {
        assertThatThrownBy(() -> settings(null, Map.of("HOME", folder.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("no server is configured: start one with ./fairway up")
                .hasMessageEndingWith(".config/fairway/config.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8083", "ftp://x", "http://", "http://user:secret@x", "http://x?token=1"})
    void server_that_is_none_is_refused(String server) {
        assertThatThrownBy(() -> settings(server, Map.of("HOME", folder.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the server must be an http or https address");
    }

    @ParameterizedTest
    @CsvSource({
        "servr: http://x, 1:1",
        "server, 1:1",
        "'# ours\nserver: http://x\n  nested: y', 3:9",
        "'server: [http://x]', 1:9",
        "'server:\n  url: http://x', 2:3",
        "'? [a]\n: b', 1:3",
        "'token: \"secret', 1:15",
        "'server: http://x\n---\ntoken: secret', 2:1"
    })
    void file_that_is_wrong_is_named_with_line_and_column(String content, String where) {
        assertThatThrownBy(() -> settings(null, file(content, "rw-------")))
                .isInstanceOf(Failure.class)
                .hasMessageEndingWith("config.yaml:" + where + ": expected server:, token: or tokenFile:, each once")
                .hasMessageNotContaining("secret");
    }

    @Test
    void key_that_is_there_twice_is_refused() {
        assertThatThrownBy(() -> settings(null, file("token: a\ntoken: b\n", "rw-------")))
                .isInstanceOf(Failure.class)
                .hasMessageEndingWith("config.yaml:2:1: expected server:, token: or tokenFile:, each once");
    }

    @Test
    void values_are_text_and_a_key_without_a_value_counts_as_absent() throws IOException {
        Settings settings = settings("http://localhost:1", file("server:\ntoken: 0123 # digits only\n", "rw-------"));

        assertThat(settings.token()).isEqualTo("0123");
        assertThat(settings("http://localhost:1", file("# nothing yet\n", "rw-------"))
                        .token())
                .isNull();
    }

    private Map<String, String> file(String content, String permissions) throws IOException {
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Map.of("FAIRWAY_CONFIG", file.toString());
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private static Settings settings(@Nullable String option, Map<String, String> environment) {
        return Settings.of(option, environment::get, ConfigFile.locate(environment::get));
    }
}
