package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.release.deploy.UnusableChartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartArchiveTest {

    @TempDir
    Path directory;

    @Test
    void files_are_unpacked_without_the_charts_own_directory() throws Exception {
        Path target = directory.resolve("chart");

        ChartArchive.unpack(
                archive(tar -> file(tar, "hello/values-staging.yaml", "a: b")),
                target,
                TestHelmConfig.limits(1000, 10));

        assertThat(target.resolve("values-staging.yaml")).hasContent("a: b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello/../../escaped",
                "../escaped",
                "/escaped",
                "hello/./x",
                "hello//x",
                "hello\\..\\..\\escaped",
                "alone",
                "./x"
            })
    void CVE_2024_25620_name_that_leaves_the_chart_is_refused(String name) throws Exception {
        Path target = directory.resolve("inner/chart");

        assertThatThrownBy(() -> ChartArchive.unpack(
                        archive(tar -> {
                            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
                            entry.setName(name);
                            put(tar, entry, "x");
                        }),
                        target,
                        TestHelmConfig.limits(1000, 10)))
                .isInstanceOf(UnusableChartException.class);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void CVE_2022_36049_link_or_device_is_refused(byte type) {
        assertThatThrownBy(() -> ChartArchive.unpack(
                        archive(tar -> {
                            TarArchiveEntry entry = new TarArchiveEntry("hello/values.yaml", type);
                            entry.setLinkName("/etc/passwd");
                            tar.putArchiveEntry(entry);
                            tar.closeArchiveEntry();
                        }),
                        directory.resolve("chart"),
                        TestHelmConfig.limits(1000, 10)))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("not a plain file");
    }

    static Stream<Byte> CVE_2022_36049_link_or_device_is_refused() {
        return Stream.of(
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO);
    }

    @Test
    void CVE_2025_32386_bomb_is_refused_at_its_limit() {
        assertThatThrownBy(() -> ChartArchive.unpack(
                        archive(tar -> file(tar, "hello/big", "0".repeat(5_000_000))),
                        directory.resolve("chart"),
                        TestHelmConfig.limits(1_000_000, 10)))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("1000000 bytes");
    }

    @Test
    void too_many_files_are_refused() {
        assertThatThrownBy(() -> ChartArchive.unpack(
                        archive(tar -> {
                            for (int i = 0; i < 20; i++) {
                                file(tar, "hello/" + i, "");
                            }
                        }),
                        directory.resolve("chart"),
                        TestHelmConfig.limits(1000, 10)))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("more than 10 files");
    }

    @Test
    void file_that_comes_twice_is_refused() {
        assertThatThrownBy(() -> ChartArchive.unpack(
                        archive(tar -> {
                            file(tar, "hello/a", "1");
                            file(tar, "hello/a", "2");
                        }),
                        directory.resolve("chart"),
                        TestHelmConfig.limits(1000, 10)))
                .isInstanceOf(UnusableChartException.class);
    }

    @Test
    void garbage_is_refused() {
        assertThatThrownBy(() -> ChartArchive.unpack(
                        "no archive".getBytes(StandardCharsets.UTF_8),
                        directory.resolve("chart"),
                        TestHelmConfig.limits(1000, 10)))
                .isInstanceOf(UnusableChartException.class)
                .hasMessage("the packaged chart is not a readable archive");
    }

    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] archive(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            content.writeTo(tar);
        }
        return out.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        put(tar, new TarArchiveEntry(name), text);
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
