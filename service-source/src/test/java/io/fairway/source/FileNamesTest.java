package io.fairway.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf8"})
    void case_24_utf8_isGood(String encoding) {
        assertThatCode(() -> FileNames.requireUtf8(encoding)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"ANSI_X3.4-1968", "ISO-8859-1", "nonsense"})
    void case_24_otherEncoding_saysHowToMendIt(String encoding) {
        assertThatThrownBy(() -> FileNames.requireUtf8(encoding)).hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void case_24_jvmOfTheLocaleC_isRefused() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName());
        java.environment().put("LC_ALL", "C");
        java.redirectErrorStream(true);

        Process process = java.start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("LC_ALL=C.UTF-8");
        assertThat(process.waitFor()).isNotZero();
    }

    /** A service that only starts. */
    static final class Start {

        public static void main(String[] args) {
            FileNames.requireUtf8();
        }
    }
}
