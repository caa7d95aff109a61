package io.fairway.release.helm;

import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Charts;
import io.fairway.release.deploy.PackagedChart;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.preflight.PrerequisiteMissingException;
import io.fairway.source.FairwayFile;
import io.fairway.source.InvalidFairwayFileException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Downloads charts from the chart repository, once for each digest. Follows no redirects and sends no credentials. */
@ApplicationScoped
class ChartDownloads implements Charts {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Duration KEPT_UNUSED = Duration.ofDays(2);
    private static final String ARCHIVE = "chart.tgz";

    /** Directory of the unpacked chart beside the archive. */
    static final String CONTENT = "content";

    private final Path cache;
    private final HelmConfig.ChartLimits limits;
    private final HttpClient http;

    ChartDownloads(HelmConfig config) {
        this.cache = config.workDirectory().toAbsolutePath().resolve("charts");
        this.limits = config.charts();
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.timeout())
                .build();
    }

    @Override
    public PackagedChart fetch(ChartRef chart) throws UnusableChartException {
        if (!DIGEST.matcher(chart.digest()).matches()) {
            throw new UnusableChartException("the chart's digest is not a SHA-256: " + chart.digest());
        }
        Path directory = cache.resolve(chart.digest().substring("sha256:".length()));
        try {
            if (!Files.isDirectory(directory)) {
                download(chart, directory);
            }
            Files.setLastModifiedTime(directory, FileTime.from(Instant.now()));
            return read(directory);
        } catch (IOException e) {
            throw new PrerequisiteMissingException(
                    "chart " + chart.version() + " cannot be fetched from " + host(chart) + ": "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private void download(ChartRef chart, Path directory) throws IOException, UnusableChartException {
        PrivateFiles.createDirectories(cache);
        removeUnused();
        Path draft = cache.resolve("draft-" + UUID.randomUUID());
        try {
            PrivateFiles.createDirectories(draft);
            byte[] archive = get(chart);
            verify(archive, chart);
            Files.write(draft.resolve(ARCHIVE), archive);
            ChartArchive.unpack(archive, draft.resolve(CONTENT), limits);
            // Two workers may do this at once; either one's result is the same.
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        } finally {
            PrivateFiles.delete(draft);
        }
    }

    /** No release takes as long as a chart is kept. */
    private void removeUnused() throws IOException {
        Instant old = Instant.now().minus(KEPT_UNUSED);
        List<Path> unused;
        try (Stream<Path> directories = Files.list(cache)) {
            unused = directories
                    .filter(directory -> directory.toFile().lastModified() < old.toEpochMilli())
                    .toList();
        }
        for (Path directory : unused) {
            PrivateFiles.delete(directory);
        }
    }

    private byte[] get(ChartRef chart) throws IOException, UnusableChartException {
        URI address = URI.create(chart.archive());
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new UnusableChartException("the chart's address is not an http URL: " + chart.archive());
        }
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(limits.timeout()).build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == 404 || response.statusCode() == 410) {
                    throw new PrerequisiteMissingException(
                            "chart " + chart.version() + " is not in the chart repository " + host(chart) + " (HTTP "
                                    + response.statusCode() + ")");
                }
                if (response.statusCode() != 200) {
                    throw new PrerequisiteMissingException(
                            "the chart repository " + host(chart) + " answered HTTP " + response.statusCode());
                }
                byte[] archive = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, limits.maxArchiveBytes() + 1));
                if (archive.length > limits.maxArchiveBytes()) {
                    throw new UnusableChartException(
                            "the packaged chart has more than " + limits.maxArchiveBytes() + " bytes");
                }
                return archive;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFaultException("interrupted while a chart was fetched", e);
        }
    }

    private static String host(ChartRef chart) {
        return String.valueOf(URI.create(chart.archive()).getHost());
    }

    private static void verify(byte[] archive, ChartRef chart) throws UnusableChartException {
        try {
            String digest = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
            if (!digest.equals(chart.digest())) {
                throw new UnusableChartException("the chart repository gave another archive (" + digest
                        + ") than was published (" + chart.digest() + ")");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static PackagedChart read(Path directory) throws IOException, UnusableChartException {
        Path content = directory.resolve(CONTENT);
        Path fairwayFile = content.resolve(FairwayFile.NAME);
        if (!Files.isRegularFile(fairwayFile)) {
            return new PackagedChart(
                    directory.resolve(ARCHIVE),
                    Map.of(),
                    PackagedChart.DEFAULT_CHECKS,
                    Set.of(),
                    definesKinds(content));
        }
        FairwayFile file;
        try {
            file = FairwayFile.parse(Files.readString(fairwayFile));
        } catch (InvalidFairwayFileException e) {
            throw new UnusableChartException("the chart's " + FairwayFile.NAME + " is wrong: " + e.getMessage());
        }
        Map<String, List<Path>> values = new LinkedHashMap<>();
        for (FairwayFile.Environment environment : file.environments()) {
            for (String name : environment.values()) {
                Path path = content.resolve(name).normalize();
                if (!path.startsWith(content) || !Files.isRegularFile(path)) {
                    throw new UnusableChartException("the values file " + name + " of environment " + environment.name()
                            + " is not in the chart");
                }
            }
            values.put(
                    environment.name(),
                    environment.values().stream().map(content::resolve).toList());
        }
        return new PackagedChart(
                directory.resolve(ARCHIVE),
                values,
                checks(file.checks()),
                file.release().replace(),
                definesKinds(content));
    }

    /** Helm installs what is in directories {@code crds} first. Nobody looks into packed dependencies: they may have one. */
    private static boolean definesKinds(Path content) throws IOException {
        try (Stream<Path> files = Files.walk(content)) {
            return files.map(content::relativize)
                    .anyMatch(file -> file.endsWith("crds") && isChart(file.getParent())
                            || isCharts(file.getParent()) && file.toString().endsWith(".tgz"));
        }
    }

    private static boolean isChart(@Nullable Path directory) {
        return directory == null || isCharts(directory.getParent());
    }

    private static boolean isCharts(@Nullable Path directory) {
        return directory != null && directory.endsWith("charts") && isChart(directory.getParent());
    }

    private static Checks checks(FairwayFile.Checks checks) {
        return new Checks(
                Math.toIntExact(checks.deadline().toSeconds()),
                Math.toIntExact(checks.soak().toSeconds()),
                checks.http().stream()
                        .map(check ->
                                new Checks.HttpCheck(check.workload(), check.port(), check.path(), check.status()))
                        .toList());
    }
}
