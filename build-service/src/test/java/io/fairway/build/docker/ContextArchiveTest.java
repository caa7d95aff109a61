package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.build.ImageBuilder;
import io.fairway.source.Checkout;
import io.fairway.source.FairwayFile;
import io.fairway.source.Unfetched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextArchiveTest {

    private static final Instant COMMITTED = Instant.parse("2026-03-04T05:06:07Z");
    private static final String USUAL = "application: hello\nenvironments: [{name: production}]\n";

    @TempDir
    Path directory;

    private Path source;

    @BeforeEach
    void createSource() throws Exception {
        source = Files.createDirectory(directory.resolve("source"));
        write("Dockerfile", "FROM scratch\n");
        write("fairway.yaml", USUAL);
        write("chart/Chart.yaml", "");
        write("app/model.bin", "version https://git-lfs.github.com/spec/v1\n");
    }

    @Test
    void archive_hasTheTimeOfTheCommit_andTheModesOfGit() throws Exception {
        write("run", "#!/bin/sh\n");
        Files.setPosixFilePermissions(
                source.resolve("run"), java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));

        Map<String, TarArchiveEntry> entries = entries(USUAL);

        assertThat(entries.keySet()).containsExactly("Dockerfile", "app/", "app/model.bin", "run");
        assertThat(entries.values())
                .allSatisfy(entry ->
                        assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(COMMITTED));
        assertThat(entries.get("run").getMode() & 0777).isEqualTo(0755);
        assertThat(entries.get("Dockerfile").getMode() & 0777).isEqualTo(0644);
    }

    @ParameterizedTest
    @CsvSource({
        "app/model.bin, LFS, app/model.bin is kept in Git LFS",
        "app/vendor, SUBMODULE, app/vendor is kept in another repository as a submodule",
        "app/film, ANNEX, app/film is kept with git-annex",
        "Dockerfile, LFS, Dockerfile is kept in Git LFS"
    })
    void case_16_whatIsNotInTheRepository_isNotShipped(String path, Unfetched.Kind kind, String expected) {
        ImageBuildException refused = refused(USUAL, new Unfetched(path, kind));

        assertThat(refused.kind()).isEqualTo(Kind.SOURCE_INCOMPLETE);
        assertThat(refused).hasMessageContaining(expected).hasMessageContaining("name it in .dockerignore");
    }

    @Test
    void case_16_whatTheImageIsNotMadeFrom_mayBeElsewhere() throws Exception {
        Unfetched model = new Unfetched("app/model.bin", Unfetched.Kind.LFS);
        Unfetched docs = new Unfetched("docs/theme", Unfetched.Kind.SUBMODULE);
        Unfetched ofChart = new Unfetched("chart/big.tgz", Unfetched.Kind.LFS);
        write(".dockerignore", "**/*.bin\ndocs\n");

        assertThat(entries(USUAL, model, docs, ofChart)).doesNotContainKey("app/model.bin");
        write(".dockerignore", "");
        write("src/main.c", "");
        write("src/Dockerfile", "FROM scratch\n");
        assertThat(entries("image: {context: src, dockerfile: src/Dockerfile}\n" + USUAL, model, docs, ofChart))
                .containsOnlyKeys("Dockerfile", "main.c");
    }

    @Test
    void whatOnlyBuildKitCanDo_isRefusedBeforeTheBuild() throws Exception {
        write("Dockerfile", "FROM a\n\nRUN --mount=type=cache,target=/x make\n");

        ImageBuildException refused = refused(USUAL);

        assertThat(refused.kind()).isEqualTo(Kind.STEP_FAILED);
        assertThat(refused).hasMessageContaining("Dockerfile:3: RUN --mount needs BuildKit");
    }

    @Test
    void case_24_wrongRuleOfDockerignore_isNamed() throws Exception {
        write(".dockerignore", "ok\n[\n");

        assertThat(refused(USUAL)).hasMessageContaining(".dockerignore:2: the pattern is wrong");
    }

    @Test
    void case_24_rulesOfTheDockerfileItself_areInThePlaceOfTheOthers() throws Exception {
        write(".dockerignore", "*\n");
        write("Dockerfile.dockerignore", "app\n");
        write("main.c", "");

        assertThat(entries(USUAL)).containsKey("main.c").doesNotContainKey("app/model.bin");
    }

    @Test
    void case_24_namesOfAnyScript_areKept() throws Exception {
        write("übung/naïve-\ud83d\ude80.txt", "");

        assertThat(entries(USUAL)).containsKey("übung/naïve-\ud83d\ude80.txt");
    }

    private ImageBuildException refused(String fairwayYaml, Unfetched... unfetched) {
        ImageBuildException refused =
                catchThrowableOfType(ImageBuildException.class, () -> entries(fairwayYaml, unfetched));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }

    private Map<String, TarArchiveEntry> entries(String fairwayYaml, Unfetched... unfetched) throws Exception {
        ImageBuilder.Request request = new ImageBuilder.Request(
                new Checkout(source, COMMITTED, List.of(unfetched)),
                directory,
                FairwayFile.parse(fairwayYaml),
                "registry.example/hello",
                "main-0123456",
                Map.of(),
                Duration.ofMinutes(1));
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        ContextArchive archive = ContextArchive.write(request, 1 << 20);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(archive.file()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), entry);
            }
        }
        return entries;
    }

    private void write(String path, String content) throws Exception {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
