package io.fairway.build.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.build.ImageBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Builds with the engine's classic builder, which every Docker Engine has. A build that takes too long, or whose worker is
 * interrupted, is cancelled by closing its connection; the engine then removes its containers.
 */
@ApplicationScoped
class DockerImageBuilder implements ImageBuilder {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final DockerConfig config;
    private final DockerClient docker;

    DockerImageBuilder(DockerConfig config) {
        this.config = config;
        // Only what is set here: no variable and no file of the user's says where to build and as whom to push.
        DefaultDockerClientConfig client = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(config.host())
                .withDockerTlsVerify(false)
                .withDockerConfig("/nonexistent")
                .build();
        this.docker = DockerClientImpl.getInstance(
                client,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(client.getDockerHost())
                        .connectionTimeout(CONNECT)
                        .maxConnections(100)
                        .build());
    }

    @PreDestroy
    void close() throws IOException {
        docker.close();
    }

    @Override
    public Result build(Request request, Consumer<String> log) throws ImageBuildException, InterruptedException {
        long start = System.nanoTime();
        long deadline = start + request.timeLimit().toNanos();
        try {
            buildImage(request, log, deadline);
            long built = System.nanoTime();
            String digest = push(request, deadline);
            return new Result(digest, millis(built - start), millis(System.nanoTime() - built));
        } catch (DockerException e) {
            throw new ImageBuildException(Kind.STEP_FAILED, "the Docker Engine refused the build: " + said(e), e);
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ImageBuildException(Kind.UNAVAILABLE, "the Docker Engine does not answer", e);
        }
    }

    private void buildImage(Request request, Consumer<String> log, long deadline)
            throws ImageBuildException, InterruptedException {
        docker.pingCmd().exec();
        ContextArchive context =
                ContextArchive.write(request, config.contextSize().asLongValue());
        String target = request.file().image().target();
        BuildImageCmd unlabelled = command(context);
        String imageId =
                run(target == null ? unlabelled : unlabelled.withTarget(target), context, request, log, deadline);
        InspectImageResponse image = docker.inspectImageCmd(imageId).exec();
        checkSize(image);
        label(request, image, context, deadline);
    }

    /**
     * Gives the image its labels and its tag by a build of its own with one instruction, because the engine makes a step of
     * every label that it is given. But such a build would run the ONBUILD instructions of an image that has some.
     */
    private void label(Request request, InspectImageResponse image, ContextArchive context, long deadline)
            throws ImageBuildException, InterruptedException {
        Set<String> tag = Set.of(request.repository() + ":" + request.tag());
        Consumer<String> noLog = _ -> {};
        if (hasTriggers(image)) {
            String target = request.file().image().target();
            BuildImageCmd again = command(context).withLabels(request.labels()).withTags(tag);
            var _ = run(target == null ? again : again.withTarget(target), context, request, noLog, deadline);
            return;
        }
        ContextArchive labels =
                ContextArchive.labels(request.scratch(), Objects.requireNonNull(image.getId()), request.labels());
        var _ = run(command(labels).withTags(tag), labels, request, noLog, deadline);
    }

    private static boolean hasTriggers(InspectImageResponse image) {
        ContainerConfig configured = image.getConfig();
        String[] triggers = configured == null ? null : configured.getOnBuild();
        return triggers != null && triggers.length > 0;
    }

    /** Returns the id of the image. */
    private static String run(
            BuildImageCmd command, ContextArchive context, Request request, Consumer<String> log, long deadline)
            throws ImageBuildException, InterruptedException {
        try (InputStream tar = Files.newInputStream(context.file());
                BuildOutput output = new BuildOutput(log);
                command) {
            command.withTarInputStream(tar).exec(output);
            await(output, deadline, request.timeLimit());
            String imageId = output.imageId();
            if (imageId == null && output.error() != null && RegistryFault.isIn(output.error())) {
                throw new ImageBuildException(Kind.REGISTRY_UNAVAILABLE, output.failure());
            }
            if (imageId == null) {
                throw new ImageBuildException(Kind.STEP_FAILED, output.failure());
            }
            return imageId;
        } catch (IOException e) {
            throw new ImageBuildException(Kind.UNAVAILABLE, "the build context cannot be read", e);
        }
    }

    private BuildImageCmd command(ContextArchive context) {
        long memory = config.memory().asLongValue();
        BuildImageCmd command = docker.buildImageCmd()
                .withDockerfilePath(context.dockerfile())
                .withRemove(true)
                .withForcerm(true)
                .withMemory(memory)
                // Memory and swap together: no swap on top.
                .withMemswap(memory);
        if (!context.platformArguments().isEmpty()) {
            platformArguments().forEach((name, value) -> {
                if (context.platformArguments().contains(name)) {
                    command.withBuildArg(name, value);
                }
            });
        }
        config.network().ifPresent(command::withNetworkMode);
        return command;
    }

    /** What BuildKit would set: one platform, that of the engine. */
    private Map<String, String> platformArguments() {
        Version engine = docker.versionCmd().exec();
        String os = Objects.requireNonNullElse(engine.getOperatingSystem(), "linux");
        String arch = Objects.requireNonNullElse(engine.getArch(), "amd64");
        Map<String, String> arguments = new HashMap<>();
        for (String of : List.of("TARGET", "BUILD")) {
            arguments.put(of + "PLATFORM", os + "/" + arch);
            arguments.put(of + "OS", os);
            arguments.put(of + "ARCH", arch);
            arguments.put(of + "VARIANT", "");
        }
        return arguments;
    }

    private void checkSize(InspectImageResponse image) throws ImageBuildException {
        Long size = image.getSize();
        long max = config.imageSize().asLongValue();
        if (size != null && size > max) {
            throw new ImageBuildException(Kind.LIMIT_EXCEEDED, "the image has " + size + " bytes, allowed are " + max);
        }
    }

    private String push(Request request, long deadline) throws ImageBuildException, InterruptedException {
        try (PushOutput output = new PushOutput();
                PushImageCmd command = docker.pushImageCmd(request.repository()).withTag(request.tag())) {
            if (config.registryUser().isPresent()) {
                command.withAuthConfig(new AuthConfig()
                        .withRegistryAddress(request.repository().split("/", 2)[0])
                        .withUsername(config.registryUser().get())
                        .withPassword(config.registryPassword().orElse("")));
            }
            command.exec(output);
            await(output, deadline, request.timeLimit());
            String digest = output.digest();
            if (digest == null) {
                String error = output.error();
                String shown = error == null ? null : SafeText.of(error);
                throw new ImageBuildException(
                        error == null || RegistryFault.isIn(error) ? Kind.REGISTRY_UNAVAILABLE : Kind.PUSH_FAILED,
                        "the registry did not take " + request.repository() + ":" + request.tag()
                                + (shown == null ? "" : ": " + shown));
            }
            return digest;
        } catch (DockerException e) {
            throw new ImageBuildException(Kind.PUSH_FAILED, "the image cannot be pushed: " + said(e), e);
        } catch (IOException e) {
            throw new ImageBuildException(Kind.PUSH_FAILED, "the image cannot be pushed", e);
        }
    }

    /** Errors of the engine come as items; what is thrown here is the connection's. */
    private static void await(ResultCallback.Adapter<?> output, long deadline, Duration limit)
            throws ImageBuildException, InterruptedException {
        if (!output.awaitCompletion(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new ImageBuildException(
                    Kind.LIMIT_EXCEEDED, "build and push took longer than " + limit.toSeconds() + " s");
        }
    }

    private static String said(DockerException failure) {
        String message = failure.getMessage();
        String shown = message == null ? null : SafeText.of(message);
        return shown == null ? "HTTP status " + failure.getHttpStatus() : shown;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
