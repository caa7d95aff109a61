package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.PackagedChart;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.preflight.PrerequisiteMissingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartDownloadsTest {

    private static final String FAIRWAY_FILE = """
        application: hello
        environments:
          - name: staging
            values: [values-staging.yaml]
          - name: production
            values: []
        checks:
          deadline: 60s
          settle: 2s
          http:
            - workload: hello
              port: 8080
              path: /health
              status: 200
        """;

    @TempDir
    Path directory;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private byte[] served;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, served.length);
            exchange.getResponseBody().write(served);
            exchange.close();
        });
        server.start();
        served = archive(Map.of(
                "hello/Chart.yaml",
                "name: hello",
                "hello/fairway.yaml",
                FAIRWAY_FILE,
                "hello/values-staging.yaml",
                "a: b"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void chart_is_downloaded_once_with_its_values_and_checks() throws Exception {
        PackagedChart chart = downloads().fetch(chart(digest(served)));
        PackagedChart again = downloads().fetch(chart(digest(served)));

        assertThat(again).isEqualTo(chart);
        assertThat(requests).hasValue(1);
        assertThat(chart.archive()).hasBinaryContent(served);
        assertThat(chart.values().get("staging"))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent("a: b"));
        assertThat(chart.values().get("production")).isEmpty();
        assertThat(chart.checks())
                .isEqualTo(new Checks(60, 2, List.of(new Checks.HttpCheck("hello", 8080, "/health", 200))));
    }

    @Test
    void archive_that_was_swapped_is_refused() {
        assertThatThrownBy(() -> downloads().fetch(chart("sha256:" + "0".repeat(64))))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("gave another archive");
    }

    @Test
    void archive_that_is_too_large_is_refused() {
        served = new byte[1_000_001];

        assertThatThrownBy(() -> downloads().fetch(chart(digest(served))))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("more than 1000000 bytes");
    }

    @Test
    void repository_that_is_away_or_lost_the_chart_is_waited_for() {
        status = 503;
        assertThatThrownBy(() -> downloads().fetch(chart(digest(served))))
                .isInstanceOf(PrerequisiteMissingException.class)
                .hasMessage("the chart repository 127.0.0.1 answered HTTP 503");
        status = 404;
        assertThatThrownBy(() -> downloads().fetch(chart(digest(served))))
                .isInstanceOf(PrerequisiteMissingException.class)
                .hasMessage("chart 1.0.0 is not in the chart repository 127.0.0.1 (HTTP 404)");
    }

    @Test
    void CVE_2025_61916_redirect_is_not_followed() {
        status = 302;

        assertThatThrownBy(() -> downloads().fetch(chart(digest(served))))
                .isInstanceOf(TransientFaultException.class)
                .hasMessageContaining("302");
    }

    @Test
    void CVE_2025_61916_other_schemes_are_refused() {
        for (String address : List.of("file:///etc/passwd", "ftp://127.0.0.1/x", "jar:file:/x!/y", "//127.0.0.1/x")) {
            assertThatThrownBy(() -> downloads().fetch(chart(digest(served), address)))
                    .isInstanceOf(UnusableChartException.class);
        }
        assertThatThrownBy(() -> downloads().fetch(chart("sha256:../../x"))).isInstanceOf(UnusableChartException.class);
    }

    @Test
    void valuesFile_that_is_missing_is_told() throws Exception {
        served = archive(Map.of("hello/Chart.yaml", "name: hello", "hello/fairway.yaml", FAIRWAY_FILE));

        assertThatThrownBy(() -> downloads().fetch(chart(digest(served))))
                .isInstanceOf(UnusableChartException.class)
                .hasMessage("the values file values-staging.yaml of environment staging is not in the chart");
    }

    @Test
    void chart_without_fairwayFile_has_the_usual_checks() throws Exception {
        served = archive(Map.of("hello/Chart.yaml", "name: hello"));

        PackagedChart chart = downloads().fetch(chart(digest(served)));

        assertThat(chart.values()).isEmpty();
        assertThat(chart.checks()).isEqualTo(PackagedChart.DEFAULT_CHECKS);
    }

    @ParameterizedTest
    @CsvSource({
        "hello/crds/thing.yaml, true",
        "hello/charts/sub/crds/thing.yaml, true",
        "hello/charts/sub-1.0.0.tgz, true",
        "hello/templates/crds/thing.yaml, false",
        "hello/templates/crds.yaml, false"
    })
    void kinds_come_with_a_chart_that_has_definitions_where_helm_looks_for_them(String file, boolean brings)
            throws Exception {
        served = archive(Map.of(
                "hello/Chart.yaml",
                "name: hello",
                "hello/fairway.yaml",
                FAIRWAY_FILE + REPLACES,
                file,
                "a: b",
                "hello/values-staging.yaml",
                "a: b"));

        PackagedChart chart = downloads().fetch(chart(digest(served)));

        assertThat(chart.definesKinds()).isEqualTo(brings);
        assertThat(chart.replaced()).containsExactly("Job");
    }

    private static final String REPLACES = "release: {replace: [Job]}\n";

    private ChartDownloads downloads() {
        return new ChartDownloads(
                new TestHelmConfig(Path.of("none"), Path.of("none"), directory, Duration.ofSeconds(1)));
    }

    private ChartRef chart(String digest) {
        return chart(digest, "http://127.0.0.1:" + server.getAddress().getPort() + "/charts/hello-1.0.0.tgz");
    }

    private static ChartRef chart(String digest, String address) {
        return new ChartRef("hello", "1.0.0", "oci://r/hello", digest, address, "sha256:c");
    }

    private static String digest(byte[] archive) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] archive(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
