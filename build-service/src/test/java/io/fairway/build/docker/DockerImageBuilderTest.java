package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.build.ImageBuilder;
import io.fairway.source.Checkout;
import io.fairway.source.FairwayFile;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really builds and pushes, with the engine at {@code DOCKER_HOST} and a registry of its own. */
class DockerImageBuilderTest {

    private static final String HOST = Optional.ofNullable(System.getenv("DOCKER_HOST"))
            .filter(host -> !host.isBlank())
            .orElse("unix:///var/run/docker.sock");
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final Path REGISTRY = Path.of("/usr/bin/docker-registry");
    private static final Map<String, String> LABELS = Map.of(
            "org.opencontainers.image.revision", "0123456",
            "org.opencontainers.image.authors", "Ada \"$HOME\" \\ O'Neil <ada@example.org> #1",
            "org.opencontainers.image.title", "");
    private static final String BASE = "FROM scratch AS base\nCOPY busybox /bin/busybox\nCOPY busybox /bin/sh\n";

    @TempDir
    static Path registryDirectory;

    private static Process registry;
    private static String registryAddress;
    private static DockerClient docker;

    @TempDir
    Path directory;

    private final StringBuffer log = new StringBuffer();
    private Path source;
    private DockerImageBuilder builder;

    @BeforeAll
    static void startRegistry() throws Exception {
        assumeTrue(Files.isExecutable(BUSYBOX), "no static busybox at " + BUSYBOX + ": install busybox-static");
        assumeTrue(Files.isExecutable(REGISTRY), "no registry at " + REGISTRY + ": install docker-registry");
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(HOST)
                .build();
        docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
        try {
            docker.pingCmd().exec();
        } catch (RuntimeException e) {
            assumeTrue(false, "no Docker Engine answers at " + HOST);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        registryAddress = "127.0.0.1:" + port;
        Path config2 = registryDirectory.resolve("config.yml");
        Files.writeString(config2, """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: %s}
                """.formatted(registryDirectory.resolve("data"), registryAddress));
        registry = new ProcessBuilder(REGISTRY.toString(), "serve", config2.toString())
                .redirectErrorStream(true)
                .redirectOutput(registryDirectory.resolve("log").toFile())
                .start();
        Awaitility.await().ignoreExceptions().until(() -> get("/v2/").statusCode() == 200);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        if (registry != null) {
            registry.destroy();
            registry.waitFor();
        }
        if (docker != null) {
            docker.close();
        }
    }

    @BeforeEach
    void createSource() throws Exception {
        source = Files.createDirectories(directory.resolve("source"));
        Files.copy(BUSYBOX, source.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        builder = new DockerImageBuilder(new Config(HOST));
    }

    @AfterEach
    void close() throws Exception {
        builder.close();
    }

    @Test
    void multiStageImage_isBuiltLabelledAndPushed() throws Exception {
        Files.createDirectories(source.resolve("chart"));
        Files.writeString(source.resolve("chart/values.yaml"), "a: 1");
        Files.writeString(source.resolve("fairway.yaml"), "application: hello");
        Files.writeString(source.resolve("ignored"), "x");
        Files.writeString(source.resolve(".dockerignore"), "ignored\n");
        dockerfile(BASE + """
                FROM base AS test
                COPY . /src
                RUN /bin/busybox test ! -e /src/ignored && /bin/busybox test ! -e /src/chart/values.yaml && /bin/busybox test ! -e /src/fairway.yaml && /bin/busybox echo tests are good
                FROM base
                CMD ["/bin/busybox", "true"]
                """);

        ImageBuilder.Result result = builder.build(request("hello", "Dockerfile", Duration.ofMinutes(2)), log::append);

        assertThat(result.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(get("/v2/hello/manifests/main-0123456").headers().firstValue("Docker-Content-Digest"))
                .contains(result.digest());
        assertThat(log).contains("tests are good");
        assertThat(docker.inspectImageCmd(registryAddress + "/hello:main-0123456")
                        .exec()
                        .getConfig()
                        .getLabels())
                .containsAllEntriesOf(LABELS);
        assertThat(builder.build(request("hello", "Dockerfile", Duration.ofMinutes(2)), log::append)
                        .digest())
                .as("building again gives the same image")
                .isEqualTo(result.digest());
    }

    @Test
    void dockerfileOutsideOfTheContext_isUsedAndNoPartOfTheImage() throws Exception {
        Files.createDirectories(source.resolve("app"));
        Files.move(source.resolve("busybox"), source.resolve("app/busybox"));
        Files.createDirectories(source.resolve("build"));
        Files.writeString(
                source.resolve("build/Dockerfile"),
                BASE + "COPY . /src\nRUN /bin/busybox test ! -e /src/.fairway.Dockerfile\n");
        FairwayFile file = FairwayFile.parse("""
                application: outside
                image: {dockerfile: build/Dockerfile, context: app}
                environments: [{name: production}]
                """);

        ImageBuilder.Result result = builder.build(request("outside", file, Duration.ofMinutes(2)), log::append);

        assertThat(result.digest()).startsWith("sha256:");
    }

    @Test
    void imageWithTriggers_isLabelledWithoutRunningThem() throws Exception {
        dockerfile(BASE + "ONBUILD RUN exit 1\n");

        builder.build(request("triggers", "Dockerfile", Duration.ofMinutes(2)), log::append);

        assertThat(docker.inspectImageCmd(registryAddress + "/triggers:main-0123456")
                        .exec()
                        .getConfig()
                        .getLabels())
                .containsAllEntriesOf(LABELS);
    }

    @Test
    void failingTestStage_saysWhichStepAndItsLastLine() throws Exception {
        dockerfile(BASE + "FROM base AS test\nRUN /bin/busybox echo expected 1 was 2; exit 3\nFROM base\n");

        ImageBuildException failure = fails(request("failing", "Dockerfile", Duration.ofMinutes(2)));

        assertThat(failure.kind()).isEqualTo(Kind.STEP_FAILED);
        assertThat(failure)
                .hasMessageMatching("step 5/6 \\(RUN /bin/busybox echo expected 1 was 2; exit 3\\) failed: exit code 3;"
                        + " its last line: expected 1 was 2");
        assertThat(log).contains("expected 1 was 2");
        assertThat(get("/v2/failing/tags/list").statusCode()).isEqualTo(404);
        assertThat(docker.listContainersCmd().withShowAll(true).exec())
                .as("the engine's containers of this build are gone")
                .noneMatch(container -> container.getCommand().contains("expected 1 was 2"));
    }

    @Test
    void lastLineThatDoesNotEnd_isTheOneThatTellsWhy() throws Exception {
        dockerfile(BASE + "RUN /bin/busybox printf '\\033[31mno such user\\033[0m'; exit 3\n");

        ImageBuildException failure = fails(request("unended", "Dockerfile", Duration.ofMinutes(2)));

        assertThat(failure).hasMessageEndingWith("failed: exit code 3; its last line: no such user");
    }

    @Test
    void platformArguments_haveTheirValuesWhereTheyAreDeclared() throws Exception {
        dockerfile("ARG BUILDPLATFORM\nFROM --platform=$BUILDPLATFORM scratch AS base\nCOPY busybox /bin/busybox\n"
                + "COPY busybox /bin/sh\nARG TARGETARCH\nARG TARGETOS=other\n"
                + "RUN /bin/busybox test -n \"$TARGETARCH\" -a \"$TARGETOS\" = other\n");

        assertThat(builder.build(request("platform", "Dockerfile", Duration.ofMinutes(2)), log::append)
                        .digest())
                .startsWith("sha256:");
    }

    @Test
    void case_24_dockerfileOfAnEditorOfWindows_isBuilt() throws Exception {
        dockerfile("\ufeff# escape=`\r\n" + BASE.replace("\n", "\r\n") + "RUN /bin/busybox `\r\n  true\r\n");
        Files.writeString(source.resolve(".dockerignore"), "\ufeff*\r\n!busybox\r\n");

        assertThat(builder.build(request("windows", "Dockerfile", Duration.ofMinutes(2)), log::append)
                        .digest())
                .startsWith("sha256:");
    }

    @Test
    void timeOfTheFiles_isThatOfTheCommit() throws Exception {
        dockerfile(BASE + "RUN test \"$(/bin/busybox stat -c %Y /bin/busybox)\" = 1700000000\n");

        assertThat(builder.build(request("times", "Dockerfile", Duration.ofMinutes(2)), log::append)
                        .digest())
                .startsWith("sha256:");
    }

    @Test
    void brokenDockerfile_isTheAuthorsFault() throws Exception {
        dockerfile("FORM scratch\n");

        ImageBuildException failure = fails(request("broken", "Dockerfile", Duration.ofMinutes(2)));

        assertThat(failure.kind()).isEqualTo(Kind.STEP_FAILED);
        assertThat(failure.getMessage()).contains("FORM");
    }

    @Test
    void missingDockerfile_saysHowToMendIt() {
        ImageBuildException failure = fails(request("missing", "Dockerfile", Duration.ofMinutes(2)));

        assertThat(failure.kind()).isEqualTo(Kind.STEP_FAILED);
        assertThat(failure).hasMessageContaining("no file Dockerfile").hasMessageContaining("image.dockerfile");
    }

    @Test
    void endlessBuild_isCancelledAndItsContainerRemoved() throws Exception {
        dockerfile(BASE + "RUN /bin/busybox sleep 86399\n");

        ImageBuildException failure = fails(request("endless", "Dockerfile", Duration.ofSeconds(5)));

        assertThat(failure.kind()).isEqualTo(Kind.LIMIT_EXCEEDED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> docker.listContainersCmd().exec().stream()
                        .noneMatch(container -> container.getCommand().contains("86399")));
    }

    @Test
    void registryThatIsAway_isAPushThatMayWorkLater() throws Exception {
        dockerfile(BASE);
        ImageBuilder.Request request = new ImageBuilder.Request(
                checkout(),
                directory,
                file("Dockerfile"),
                "127.0.0.1:1/away",
                "main-0123456",
                Map.of(),
                Duration.ofMinutes(2));

        assertThat(fails(request).kind()).isEqualTo(Kind.REGISTRY_UNAVAILABLE);
    }

    @Test
    void engineThatIsAway_isNobodysFault() throws Exception {
        dockerfile(BASE);
        builder.close();
        builder = new DockerImageBuilder(new Config("tcp://127.0.0.1:1"));

        assertThat(fails(request("away", "Dockerfile", Duration.ofMinutes(2))).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    private ImageBuildException fails(ImageBuilder.Request request) {
        ImageBuildException failure =
                catchThrowableOfType(ImageBuildException.class, () -> builder.build(request, log::append));
        assertThat(failure).as("failure").isNotNull();
        return failure;
    }

    private void dockerfile(String content) throws IOException {
        Files.writeString(source.resolve("Dockerfile"), content);
    }

    private ImageBuilder.Request request(String application, String dockerfile, Duration timeLimit) {
        return request(application, file(dockerfile), timeLimit);
    }

    private ImageBuilder.Request request(String application, FairwayFile file, Duration timeLimit) {
        return new ImageBuilder.Request(
                checkout(), directory, file, registryAddress + "/" + application, "main-0123456", LABELS, timeLimit);
    }

    private Checkout checkout() {
        return new Checkout(source, Instant.ofEpochSecond(1_700_000_000), List.of());
    }

    private static FairwayFile file(String dockerfile) {
        try {
            return FairwayFile.parse("application: hello\nimage: {dockerfile: " + dockerfile
                    + "}\nenvironments: [{name: production}]\n");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://" + registryAddress + path))
                            .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private record Config(String host) implements DockerConfig {

        @Override
        public MemorySize memory() {
            return new MemorySize(BigInteger.valueOf(512L << 20));
        }

        @Override
        public Optional<String> network() {
            return Optional.of("none");
        }

        @Override
        public MemorySize contextSize() {
            return new MemorySize(BigInteger.valueOf(64L << 20));
        }

        @Override
        public MemorySize imageSize() {
            return new MemorySize(BigInteger.valueOf(64L << 20));
        }

        @Override
        public Optional<String> registryUser() {
            return Optional.empty();
        }

        @Override
        public Optional<String> registryPassword() {
            return Optional.empty();
        }
    }
}
