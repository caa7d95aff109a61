package io.fairway.chart.helm;

import io.fairway.chart.ChartConfig;
import io.fairway.chart.ChartPackager;
import io.fairway.chart.ChartRequest;
import io.fairway.chart.Checkouts;
import io.fairway.chart.Fault;
import io.fairway.chart.PackagedChart;
import io.fairway.chart.RejectedException;
import io.fairway.chart.ToolTime;
import io.fairway.chart.UnavailableException;
import io.fairway.chart.Versions;
import io.fairway.events.RequiredApproval;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import io.fairway.source.FairwayFile;
import io.fairway.source.InvalidFairwayFileException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes charts of commits: prepares the chart's directory, then lets Helm check and package it. */
@Singleton
class HelmPackager implements ChartPackager {

    /** The earliest and the latest time that every archive format can write. */
    private static final Instant FIRST_TIME = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LAST_TIME = Instant.parse("2107-12-31T23:59:58Z");

    private final Checkouts checkouts;
    private final Scaffold scaffold;
    private final HelmChecks checks;
    private final WorkDirectory work;
    private final int maxBytes;

    HelmPackager(Checkouts checkouts, Scaffold scaffold, HelmChecks checks, WorkDirectory work, ChartConfig config) {
        this.checkouts = checkouts;
        this.scaffold = scaffold;
        this.checks = checks;
        this.work = work;
        this.maxBytes = config.chart().maxBytes();
    }

    @Override
    public PackagedChart make(ChartRequest request, Versions versions, ToolTime time)
            throws RejectedException, UnavailableException, InterruptedException {
        Source source = request.source();
        try (var job = WorkDirectory.Job.in(work.jobs())) {
            Path root = job.path().resolve("source");
            Instant committedAt = time.measure(
                    "git checkout",
                    TimeSpent.By.BUILD,
                    () -> checkouts.checkout(source.repository(), source.branch(), source.commit(), root));
            String yaml = fairwayYaml(root);
            FairwayFile file = parse(yaml);
            try {
                ChartDirectory chart = chart(root, file);
                Prepared prepared = prepare(chart, request, file, yaml, versions);
                versions.take(prepared.version());
                prepared.chart().stamp(writable(committedAt));
                return make(request, file, prepared, job.path(), time);
            } catch (RejectedException e) {
                throw FairwayFile.NAME.equals(e.fault().file())
                        ? e
                        : new RejectedException(e.fault().below(file.chart().path()));
            }
        } catch (IOException e) {
            throw new UnavailableException("the work directory cannot be used: " + e.getMessage(), e);
        }
    }

    private static String fairwayYaml(Path root) throws RejectedException, IOException {
        Path file = root.resolve(FairwayFile.NAME);
        if (!Files.isRegularFile(file)) {
            throw new RejectedException(new Fault("is missing from this commit", FairwayFile.NAME, null));
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw new RejectedException(new Fault("is not UTF-8", FairwayFile.NAME, null));
        }
    }

    private static FairwayFile parse(String yaml) throws RejectedException {
        try {
            return FairwayFile.parse(yaml);
        } catch (InvalidFairwayFileException e) {
            throw new RejectedException(
                    new Fault(Objects.toString(e.getMessage()), FairwayFile.NAME, e.line() > 0 ? e.line() : null));
        }
    }

    private ChartDirectory chart(Path root, FairwayFile file)
            throws RejectedException, UnavailableException, IOException {
        Path directory = root.resolve(file.chart().path());
        if (Files.exists(directory)) {
            if (!Files.isDirectory(directory)) {
                throw new RejectedException(new Fault(
                        "chart.path is '" + file.chart().path() + "', which is not a directory",
                        FairwayFile.NAME,
                        null));
            }
            return ChartDirectory.open(directory.toRealPath());
        }
        Files.createDirectories(directory);
        ChartDirectory chart = ChartDirectory.open(directory);
        scaffold.write(file, chart);
        return chart;
    }

    /** A chart that is ready to be packaged. */
    private record Prepared(
            ChartDirectory chart,
            HelmChecks.Authored authored,
            YamlText metadata,
            String version,
            List<HelmChecks.Environment> environments) {}

    private static Prepared prepare(
            ChartDirectory chart, ChartRequest request, FairwayFile file, String fairwayYaml, Versions versions)
            throws RejectedException, UnavailableException {
        Source source = request.source();
        YamlText metadata = chart.metadata();
        String version = version(metadata, source, versions);
        YamlText stamped = stamped(
                metadata,
                Map.of(
                        List.of("version"), version,
                        List.of("appVersion"),
                                ChartVersion.application(request.image().tag()),
                        List.of("annotations", "org.opencontainers.image.revision"), source.commit(),
                        List.of("annotations", "fairway.dev/commit"), source.commit(),
                        List.of("annotations", "fairway.dev/change"),
                                request.changeId().toString(),
                        List.of("annotations", "fairway.dev/repository"), source.repository()));
        ImagePin pin = ImagePin.at(file.chart().imageValues());
        String text = chart.text(ChartDirectory.VALUES).orElse("");
        Sops.refuse(ChartDirectory.VALUES, text);
        new Dependencies(chart).refuseEncrypted();
        YamlText values = YamlText.parse(ChartDirectory.VALUES, text);
        List<HelmChecks.Environment> environments =
                new EnvironmentValues(chart, pin, fairwayYaml).of(file.environments());
        chart.write(ChartDirectory.METADATA, stamped.text());
        chart.write(ChartDirectory.VALUES, pin.pin(values, request.image()).text());
        chart.write(FairwayFile.NAME, fairwayYaml);
        return new Prepared(chart, new HelmChecks.Authored(metadata, values), stamped, version, environments);
    }

    private static YamlText stamped(YamlText metadata, Map<List<String>, String> values) throws RejectedException {
        try {
            return metadata.withAll(values);
        } catch (SharedValueException e) {
            throw new RejectedException(e.fault());
        }
    }

    private static String version(YamlText metadata, Source source, Versions versions) throws RejectedException {
        List<String> key = List.of("version");
        String base = metadata.value(key);
        return ChartVersion.of(base == null ? "" : base, source.sequence(), versions.taken())
                .orElseThrow(() -> new RejectedException(new Fault(
                        "version must be a semantic version like 1.4.2 that fits into a label, but it is '"
                                + Objects.toString(base, "") + "'",
                        ChartDirectory.METADATA,
                        metadata.line(key))));
    }

    private static List<RequiredApproval> approvals(FairwayFile file) {
        List<RequiredApproval> approvals = new ArrayList<>();
        for (FairwayFile.Environment environment : file.environments()) {
            FairwayFile.Approval approval = environment.approval();
            if (approval != null) {
                approvals.add(new RequiredApproval(
                        environment.name(),
                        approval.by(),
                        approval.count(),
                        approval.expires().toSeconds()));
            }
        }
        return approvals;
    }

    private PackagedChart make(ChartRequest request, FairwayFile file, Prepared prepared, Path job, ToolTime time)
            throws RejectedException, UnavailableException, IOException, InterruptedException {
        String name = Objects.requireNonNull(prepared.metadata().value(List.of("name")));
        ImagePin pin = ImagePin.at(file.chart().imageValues());
        Path packages = Files.createDirectory(job.resolve("package"));
        List<String> remarks = time.measure(
                "helm lint, template, package",
                TimeSpent.By.HELM,
                () -> checks.run(
                        prepared.chart(), prepared.authored(), request, pin, prepared.environments(), packages));
        byte[] bytes = Files.readAllBytes(packages.resolve(name + "-" + prepared.version() + ".tgz"));
        ChartArchive archive = ChartArchive.read(bytes);
        archive.refuseIfLarger(bytes.length, maxBytes);
        archive.requireAll(prepared.environments().stream()
                .flatMap(environment -> environment.files().stream())
                .toList());
        archive.requireAll(List.of(FairwayFile.NAME));
        return new PackagedChart(
                name,
                prepared.version(),
                ChartVersion.application(request.image().tag()),
                Objects.toString(prepared.metadata().value(List.of("description")), ""),
                file.environments().stream().map(FairwayFile.Environment::name).toList(),
                approvals(file),
                ContentDigest.of(archive, pin),
                timeOf(request.changeId()),
                remarks,
                bytes);
    }

    /** The time in the id of the change (UUIDv7): the same at each attempt. */
    private static Instant timeOf(UUID changeId) {
        return changeId.version() == 7
                ? Instant.ofEpochMilli(changeId.getMostSignificantBits() >>> 16).truncatedTo(ChronoUnit.SECONDS)
                : FIRST_TIME;
    }

    /** A commit says what time it likes. */
    private static Instant writable(Instant committedAt) {
        Instant second = committedAt.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(FIRST_TIME) ? FIRST_TIME : second.isAfter(LAST_TIME) ? LAST_TIME : second;
    }
}
