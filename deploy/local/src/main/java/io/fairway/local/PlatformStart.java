package io.fairway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings the parts up side by side. */
final class PlatformStart {

    /** On two cores it takes ten minutes. */
    private static final Duration KUBERNETES_BUILD = Duration.ofHours(1);

    private static final EnumSet<FairwayService> NEED_NO_CLUSTER =
            EnumSet.of(FairwayService.BUILD, FairwayService.NOTIFIER);

    private final Platform.Options options;
    private final Progress progress;
    private final int gitPort = FreePort.next();
    private final Map<FairwayService, Integer> ports = new EnumMap<>(FairwayService.class);
    private final String webhookSecret = secret();

    PlatformStart(Platform.Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
        for (FairwayService service : FairwayService.values()) {
            ports.put(service, FreePort.next());
        }
    }

    Platform start() throws IOException, InterruptedException {
        Platform platform = new Platform(
                options.directory(),
                PlatformState.starting(
                        options.root().toString(),
                        options.kubeconfig().isEmpty(),
                        secret(),
                        webhookSecret,
                        tool("helm"),
                        kubectlCommand(),
                        ports));
        platform.save();
        try (ExecutorService parts = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> docker = parts.submit(part("Docker Engine", this::dockerEngine));
            Future<String> registry = parts.submit(part("registry", this::registry));
            Future<String> kubeconfig = parts.submit(() -> cluster(registry));
            Future<Infrastructure.Addresses> infrastructure =
                    parts.submit(part("Kafka, PostgreSQL and git", () -> infrastructure(platform)));
            platform.update(platform.state().with(result(docker), result(registry), result(infrastructure)));
            for (FairwayService service : NEED_NO_CLUSTER) {
                platform.launch(service, options.environment());
            }
            platform.update(platform.state().with(result(kubeconfig)));
        }
        part("rights of the services", () -> {
                    platform.createAccounts();
                    writeKubeconfig(platform, FairwayService.RELEASE);
                    writeKubeconfig(platform, FairwayService.VERIFIER);
                    return "";
                })
                .callChecked();
        part("the services", () -> {
                    for (FairwayService service : EnumSet.complementOf(NEED_NO_CLUSTER)) {
                        platform.launch(service, options.environment());
                    }
                    for (FairwayService service : FairwayService.values()) {
                        platform.awaitReady(service);
                    }
                    return "";
                })
                .callChecked();
        return platform;
    }

    private String engine(String part) throws IOException, InterruptedException {
        return script("deploy/local/engine/" + part, "up", "--state", directory(part));
    }

    /** With the base image of the example: none can be pulled from a registry that does not have it. */
    private String dockerEngine() throws IOException, InterruptedException {
        String host = engine("docker");
        script("deploy/local/engine/base-image", host);
        return host;
    }

    private String registry() throws IOException, InterruptedException {
        return options.registry().isPresent() ? options.registry().get() : engine("registry");
    }

    /** Kubernetes may still be being built, by the launcher; everything else starts meanwhile. */
    private String cluster(Future<String> registry) throws IOException, InterruptedException {
        if (options.kubeconfig().isPresent()) {
            return options.kubeconfig().get().toString();
        }
        Command.of(options.root().resolve("deploy/kubernetes/cluster").toString(), "build")
                .reporting(progress::say)
                .within(KUBERNETES_BUILD)
                .run();
        return part(
                        "Kubernetes",
                        () -> script(
                                "deploy/kubernetes/cluster",
                                "up",
                                "--state",
                                directory("cluster"),
                                "--registry",
                                result(registry)))
                .callChecked();
    }

    private Infrastructure.Addresses infrastructure(Platform platform) throws IOException, InterruptedException {
        Path written = options.directory().resolve(Infrastructure.FILE);
        Path log = options.directory().resolve("logs").resolve("infrastructure.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Infrastructure.class.getName(),
                options.directory().toString(),
                String.valueOf(gitPort),
                "http://127.0.0.1:" + ports.get(FairwayService.BUILD) + "/webhooks/github");
        Map<String, String> environment = Map.of(
                "FAIRWAY_WEBHOOK_SECRET",
                webhookSecret,
                "GIT_CONFIG_NOSYSTEM",
                "1",
                // where JGit keeps what it measures of the file system: nothing of ours stays in the user's home
                "XDG_CONFIG_HOME",
                directory("configuration"));
        BackgroundProcess process = BackgroundProcess.start("infrastructure", command, environment, log);
        platform.remember(process);
        long deadline = System.nanoTime() + Platform.START_DEADLINE.toNanos();
        while (!Files.exists(written)) {
            if (!process.alive() || System.nanoTime() > deadline) {
                throw new IOException("Kafka, PostgreSQL or git did not start: see " + log);
            }
            Thread.sleep(50);
        }
        return Platform.JSON.readValue(written.toFile(), Infrastructure.Addresses.class);
    }

    /** That of the launcher, whoever starts the platform. */
    private String classPath() {
        Path target = options.root().resolve("deploy/local/target");
        return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    }

    private void writeKubeconfig(Platform platform, FairwayService service) throws IOException, InterruptedException {
        String kubeconfig = script(
                "deploy/kubernetes/kubeconfig-for",
                "--kubeconfig",
                platform.state().kubeconfig(),
                service.processName());
        Path file = platform.command(service).kubeconfig();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, kubeconfig);
    }

    private String tool(String name) throws IOException, InterruptedException {
        return script("deploy/kubernetes/cluster", "path", name);
    }

    private String kubectlCommand() throws IOException, InterruptedException {
        return tool("fairway-node") + " kubectl";
    }

    private String directory(String part) {
        return options.directory().resolve(part).toString();
    }

    private String script(String path, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(options.root().resolve(path).toString()));
        command.addAll(List.of(arguments));
        return Command.of(command).reporting(progress::say).run();
    }

    private <T> Part<T> part(String name, Callable<T> work) {
        return () -> {
            long began = System.nanoTime();
            T result = work.call();
            progress.took(name, Duration.ofNanos(System.nanoTime() - began));
            return result;
        };
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A part of the start, timed. */
    private interface Part<T> extends Callable<T> {

        default T callChecked() throws IOException, InterruptedException {
            try {
                return call();
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
