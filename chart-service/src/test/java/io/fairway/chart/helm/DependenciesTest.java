package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.chart.RejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesTest {

    private static final String CIPHER = "ENC[AES256_GCM,data:q1o0,iv:MDE=,tag:MDE=,type:str]";

    @TempDir
    Path chart;

    @Test
    void templates_ofPackedAndUnpackedDependencies_areThere() throws Exception {
        write("templates/a.yaml", "a");
        write("charts/one/templates/b.yaml", "b");
        write("charts/one/values.yaml", "x: 1");
        pack("charts/two-1.0.0.tgz", Map.of("Chart.yaml", "name: two\nversion: 1.0.0\n", "templates/_c.tpl", "c"));

        assertThat(dependencies().templates())
                .isEqualTo(Map.of(
                        "templates/a.yaml", "a",
                        "charts/one/templates/b.yaml", "b",
                        "charts/two/templates/_c.tpl", "c"));
    }

    @Test
    void case_15_encrypted_values_of_a_packed_dependency_are_refused() throws Exception {
        pack(
                "charts/db-1.0.0.tgz",
                Map.of(
                        "Chart.yaml",
                        "name: db\nversion: 1.0.0\n",
                        "values.yaml",
                        "password: " + CIPHER + "\nsops:\n  mac: " + CIPHER + "\n"));

        assertThatThrownBy(() -> dependencies().refuseEncrypted())
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.fault().file()).isEqualTo("charts/db/values.yaml"));
    }

    @Test
    void remarks_lockOfAPackedDependencyThatDiffers_isNamed() throws Exception {
        pack("charts/db-1.2.0.tgz", Map.of("Chart.yaml", "name: db\nversion: 1.2.0\n"));
        write(
                "Chart.lock",
                "dependencies:\n- {name: db, version: 1.1.0}\n- {name: none, version: 1.0.0}\ndigest: sha256:00\n");

        assertThat(dependencies().remarks()).singleElement().asString().startsWith("Chart.lock has db 1.1.0");
    }

    @Test
    void brokenArchives_areLeftToHelm() throws Exception {
        write("charts/db-1.0.0.tgz", "no archive");
        write("Chart.lock", "x: [\n");

        assertThat(dependencies().templates()).isEmpty();
        assertThat(dependencies().remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "found in Chart.yaml, but missing in charts/ directory: redis|redis|4",
                "found in Chart.yaml, but missing in charts/ directory: redis, db|redis, db|4",
                "[WARNING] /x: chart directory is missing these dependencies: redis,db|redis, db|4",
                "found in Chart.yaml, but missing in charts/ directory: other|other|",
            })
    void missing_isNamedWithItsLine(String said, String names, @Nullable Integer line) {
        String metadata = "name: redis\nversion: 1.0.0\ndependencies:\n- name: redis\n  version: 1.x.x\n";

        assertThat(Dependencies.missing(said, metadata)).hasValueSatisfying(fault -> {
            assertThat(fault.message()).startsWith("the chart depends on " + names + ",");
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    private Dependencies dependencies() throws Exception {
        return new Dependencies(ChartDirectory.open(chart));
    }

    private void write(String file, String text) throws IOException {
        Path path = chart.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void pack(String file, Map<String, String> files) throws IOException {
        Path path = chart.resolve(file);
        Files.createDirectories(path.getParent());
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(path)))) {
            for (Map.Entry<String, String> inside : files.entrySet()) {
                byte[] bytes = inside.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("chart/" + inside.getKey());
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
    }
}
