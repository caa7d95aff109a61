package io.fairway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairway.local.TestRepository;
import io.fairway.source.SourceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMirrorTest {

    private static final String LFS_POINTER = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;

    private static final String FAIRWAY_YAML = "application: hello\nenvironments: [{name: production}]\n";

    @TempDir
    Path directory;

    private TestRepository remote;
    private SourceMirror mirror;

    /** JGit measures the file system when it first sees it, with files that it creates there: not in a directory of a test. */
    @BeforeAll
    static void letJGitMeasureTheFileSystem() {
        IsolatedGit.install();
        assertThat(FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir"))))
                .isNotNull();
    }

    @BeforeEach
    void open() throws Exception {
        remote = TestRepository.create(directory.resolve("remote.git"));
        mirror = SourceMirror.open(directory.resolve("mirrors"), remote.url(), SourceLimits.DEFAULT, true);
    }

    @AfterEach
    void close() {
        mirror.close();
        remote.close();
    }

    @Test
    void fetch_bringsEveryCommitOfTheBranch() throws Exception {
        String first = remote.commit("main", Map.of("a", "1"));
        mirror.fetch("main");
        String second = remote.commit("main", Map.of("a", "2"));
        mirror.fetch("main");

        assertThat(mirror.tip("main")).contains(second);
        assertThat(mirror.contains(first)).isTrue();
        assertThat(mirror.isAncestor(first, second)).isTrue();
        assertThat(mirror.isAncestor(second, first)).isFalse();
        assertThat(mirror.describe(second).summary()).isEqualTo("commit 2");
        assertThat(mirror.describe(second).author()).isEqualTo("Ada <ada@example.org>");
    }

    @Test
    void interruptedThread_fetchesNothing() throws Exception {
        String commit = remote.commit("main", Map.of("a", "1"));

        Thread.currentThread().interrupt();
        SourceException failure = catchThrowableOfType(SourceException.class, () -> mirror.fetch("main"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(mirror.contains(commit)).isFalse();
        // and the next one does
        mirror.fetch("main");
        assertThat(mirror.contains(commit)).isTrue();
    }

    @Test
    void forcePush_movesTheTip() throws Exception {
        String old = remote.commit("main", Map.of("a", "1"));
        mirror.fetch("main");
        remote.delete("main");
        String rewritten = remote.commit("main", Map.of("a", "rewritten"));
        mirror.fetch("main");

        assertThat(mirror.tip("main")).contains(rewritten);
        assertThat(mirror.isAncestor(old, rewritten)).isFalse();
    }

    @Test
    void missingBranch_canBeTriedAgain() {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> mirror.fetch("gone"));

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(failure).hasMessageContaining("branch gone");
    }

    @Test
    void manyFetches_areJoinedIntoFewPacks() throws Exception {
        String first = remote.commit("main", Map.of("a", "0"));
        for (int i = 0; i < 55; i++) {
            remote.commit("main", Map.of("a", "content " + i));
            mirror.fetch("main");
        }

        try (var files = Files.walk(directory.resolve("mirrors"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pack")).count())
                    .isLessThan(20);
        }
        assertThat(mirror.text(first, "a")).contains("0");
    }

    @Test
    void lockOfAKilledProcess_isRemovedByTheNextFetch() throws Exception {
        remote.commit("main", Map.of("a", "1"));
        mirror.fetch("main");
        String tip = remote.commit("main", Map.of("a", "2"));
        Path heads;
        try (var files = Files.walk(directory.resolve("mirrors"))) {
            heads = files.filter(file -> file.endsWith("refs/heads"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.createFile(heads.resolve("main.lock"));

        mirror.fetch("main");

        assertThat(mirror.tip("main")).contains(tip);
    }

    @Test
    void checkout_writesExactlyThatCommit() throws Exception {
        String first = remote.commit("main", Map.of("a", "1", "bin/run*", "#!/bin/sh", "link@", "bin/run"));
        remote.commit("main", Map.of("b", "2"));
        mirror.fetch("main");
        Path target = directory.resolve("out/first");

        try (Checkout checkout = mirror.checkout(first, target)) {
            assertThat(checkout.directory().resolve("a")).hasContent("1");
            assertThat(checkout.directory().resolve("b")).doesNotExist();
            assertThat(Files.isExecutable(checkout.directory().resolve("bin/run")))
                    .isTrue();
            assertThat(checkout.directory().resolve("link")).hasContent("#!/bin/sh");
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void case_16_whatIsElsewhere_isNamed() throws Exception {
        String commit = remote.commit(
                "main",
                Map.of(
                        "a", "1",
                        "model.bin", LFS_POINTER,
                        "vendor/lib^", "0123456789abcdef0123456789abcdef01234567",
                        "film@", ".git/annex/objects/1x/2y/SHA256E-s1--12.mkv/SHA256E-s1--12.mkv"));
        mirror.fetch("main");

        try (Checkout checkout = mirror.checkout(commit, directory.resolve("out/first"))) {
            assertThat(checkout.unfetched())
                    .containsExactlyInAnyOrder(
                            new Unfetched("model.bin", Unfetched.Kind.LFS),
                            new Unfetched("vendor/lib", Unfetched.Kind.SUBMODULE),
                            new Unfetched("film", Unfetched.Kind.ANNEX));
            assertThat(Files.getLastModifiedTime(checkout.directory().resolve("a"))
                            .toInstant())
                    .isEqualTo(checkout.committedAt())
                    .isEqualTo(java.time.Instant.ofEpochSecond(1_700_000_001));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../..", "../../outside", "../sub/../../outside"})
    void linkOutOfTheRepository_isRefused_CVE_2022_24904(String to) throws Exception {
        String commit = remote.commit("main", Map.of("sub/a", "1", "sub/link@", to));
        mirror.fetch("main");

        assertRefused(commit, "leaves the repository");
    }

    @Test
    void linkThatLeavesThroughAnotherLink_isRefused() throws Exception {
        // "way" is inside by its text: deep/er/up/../secret; but deep/er/up is the root itself.
        String commit = remote.commit(
                "main", Map.of("a", "1", "deep/er/a", "1", "deep/er/up@", "../..", "way@", "deep/er/up/../secret"));
        mirror.fetch("main");
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/secret"), "secret");

        assertRefused(commit, "leaves the repository");
    }

    private void assertRefused(String commit, String message) {
        Path target = directory.resolve("out/refused");
        SourceException failure = catchThrowableOfType(
                SourceException.class, () -> mirror.checkout(commit, target).close());

        assertThat(failure).isNotNull().hasMessageContaining(message);
        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(target).doesNotExist();
    }

    @Test
    void tooManyFilesOrBytes_areRefusedAndLeaveNothing() throws Exception {
        String commit = remote.commit("main", Map.of("a", "1", "b", "2", "c", "x".repeat(100)));
        mirror.fetch("main");
        for (SourceLimits limits : new SourceLimits[] {
            new SourceLimits(1 << 20, 1 << 20, 2, Duration.ofMinutes(1)),
            new SourceLimits(1 << 20, 50, 100, Duration.ofMinutes(1))
        }) {
            try (SourceMirror small = SourceMirror.open(directory.resolve("mirrors"), remote.url(), limits, true)) {
                Path target = directory.resolve("small");
                SourceException failure = catchThrowableOfType(
                        SourceException.class,
                        () -> small.checkout(commit, target).close());
                assertThat(failure.kind()).isEqualTo(Kind.LIMIT_EXCEEDED);
                assertThat(target).doesNotExist();
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the chart,            chart/values.yaml, true",
        "fairway.yaml,         fairway.yaml,      true",
        "the source,           main.c,            false",
        "the Dockerfile,       Dockerfile,        false",
        "a new file,           new/file,          false"
    })
    void inputsDigest_staysWhenOnlyConfigurationChanges(String name, String changed, boolean same) throws Exception {
        String before = remote.commit(
                "main",
                Map.of("Dockerfile", "1", "main.c", "1", "chart/values.yaml", "1", "fairway.yaml", FAIRWAY_YAML));
        String after = remote.commit("main", Map.of(changed, "changed"));
        mirror.fetch("main");
        FairwayFile file = mirror.fairwayFile(before);

        assertThat(mirror.inputsDigest(after, file).equals(mirror.inputsDigest(before, file)))
                .isEqualTo(same);
    }

    @Test
    void inputsDigest_seesTargetAndDockerfileOutsideOfTheContext() throws Exception {
        String before = remote.commit("main", Map.of("Dockerfile", "1", "src/main.c", "1", "README", "1"));
        String readme = remote.commit("main", Map.of("README", "2"));
        String dockerfile = remote.commit("main", Map.of("Dockerfile", "2"));
        mirror.fetch("main");
        FairwayFile file = FairwayFile.parse(FAIRWAY_YAML + "image: {context: src}\n");
        FairwayFile target = FairwayFile.parse(FAIRWAY_YAML + "image: {context: src, target: test}\n");

        assertThat(mirror.inputsDigest(readme, file)).isEqualTo(mirror.inputsDigest(before, file));
        assertThat(mirror.inputsDigest(dockerfile, file)).isNotEqualTo(mirror.inputsDigest(before, file));
        assertThat(mirror.inputsDigest(before, target)).isNotEqualTo(mirror.inputsDigest(before, file));
    }

    @Test
    void missingFairwayFile_saysHowToMendIt() throws Exception {
        String commit = remote.commit("main", Map.of("a", "1"));
        mirror.fetch("main");

        assertThatThrownBy(() -> mirror.fairwayFile(commit))
                .isInstanceOf(InvalidFairwayFileException.class)
                .hasMessageContaining("add it to the root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://host/x.git", "git@host:x.git", "file:///etc", "/etc", "ext::sh -c id", "http://user:pw@host/x",
                "http://host", "http:///x", "http://host/x?y", "https://host/x#y", "--upload-pack=id", ""
            })
    void otherUrls_areRefused(String url) {
        assertThatThrownBy(() -> SourceMirror.checkUrl(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "-x/../y", "a b", "x.lock", "a\nb", ""})
    void illegalBranchNames_areRefused(String branch) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> mirror.fetch(branch));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    }
}
