package io.fairway.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole of Fairway on this machine: cluster, Docker Engine, registry, Kafka, PostgreSQL, git server and the five services
 * as processes of their own, on free ports. All of it lives in one state folder, and goes with it.
 */
public final class Platform {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // what another version started is ended, too
            .build();
    /** The grant script puts it on every namespace that it creates. */
    private static final String NAMESPACE_LABEL = "fairway.dev/created-by=fairway";

    static final Duration START_DEADLINE = Duration.ofMinutes(2);

    private final Path directory;
    private PlatformState state;

    Platform(Path directory, PlatformState state) {
        this.directory = directory;
        this.state = state;
    }

    /**
     * What to start.
     *
     * @param root checkout of Fairway, already built
     * @param directory state folder
     * @param kubeconfig a cluster of the user's; none to start one
     * @param registry HOST:PORT of a registry of the user's that the cluster can pull from; none to start one
     */
    public record Options(Path root, Path directory, Optional<Path> kubeconfig, Optional<String> registry) {}

    /** What runs according to the state folder, if anything was started there. */
    public static Optional<Platform> running(Path directory) throws IOException {
        Path file = directory.resolve("platform.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new Platform(directory, JSON.readValue(file.toFile(), PlatformState.class)));
    }

    /**
     * Starts what is not running yet.
     *
     * @throws IOException if a part does not start; what did start stays, for {@link #down}
     */
    public static Platform up(Options options, Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(options.directory());
        Files.setPosixFilePermissions(options.directory(), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(options.directory().resolve("logs"));
        Optional<Platform> before = running(options.directory());
        if (before.isPresent() && before.get().healthy()) {
            progress.say("already running");
            return before.get();
        }
        if (before.isPresent()) {
            progress.say("parts of an earlier start are gone: starting again from nothing");
            down(options.root(), options.directory(), progress);
            return up(options, progress);
        }
        return new PlatformStart(options, progress).start();
    }

    public PlatformState state() {
        return state;
    }

    public Path directory() {
        return directory;
    }

    public Path log(FairwayService service) {
        return directory.resolve("logs").resolve(service.processName() + ".log");
    }

    /** Starts one service (again), and returns when it is ready. */
    public void start(FairwayService service, Map<String, String> moreEnvironment)
            throws IOException, InterruptedException {
        launch(service, moreEnvironment);
        awaitReady(service);
    }

    /** {@code kill -9} of one service. */
    public void kill(FairwayService service) {
        BackgroundProcess process = state.process(service);
        if (process != null) {
            process.kill();
        }
    }

    /** Ends one service politely. */
    public void stop(FairwayService service) {
        BackgroundProcess process = state.process(service);
        if (process != null) {
            process.stop();
        }
    }

    /** Creates an empty repository on the git server. */
    public String createRepository(String name) throws IOException, InterruptedException {
        Path repository = directory.resolve("git").resolve(name + ".git");
        if (!Files.exists(repository)) {
            Command.of("git", "init", "--bare", "--quiet", "--initial-branch=main", repository.toString())
                    .run();
            Command.of("git", "-C", repository.toString(), "config", "http.receivepack", "true")
                    .run();
        }
        return state.git() + "/" + name + ".git";
    }

    /** Creates the accounts of Fairway's services, which have no rights yet. */
    void createAccounts() throws IOException, InterruptedException {
        script("deploy/kubernetes/grant", "--kubeconfig", state.kubeconfig()).run();
    }

    /** Creates a namespace in which Fairway's services have their rights. */
    public void grant(String namespace) throws IOException, InterruptedException {
        script("deploy/kubernetes/grant", "--kubeconfig", state.kubeconfig(), "--namespace", namespace)
                .run();
    }

    /** Runs kubectl as administrator. */
    public String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(state.kubectl().split(" ")));
        command.addAll(List.of("--kubeconfig", state.kubeconfig()));
        command.addAll(List.of(arguments));
        return Command.of(command).run();
    }

    /** Runs Helm as administrator. */
    public String helm(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(state.helm(), "--kubeconfig", state.kubeconfig()));
        command.addAll(List.of(arguments));
        return Command.of(command).run();
    }

    /** Whether each part answers, by name. */
    public Map<String, Boolean> health() throws InterruptedException {
        Map<String, Boolean> health = new LinkedHashMap<>();
        state.processes().forEach((name, process) -> health.put(name, process.alive()));
        for (FairwayService service : FairwayService.values()) {
            health.put(service.processName(), Http.answers(state.url(service) + "/q/health/ready"));
        }
        health.put("registry", Http.answers("http://" + state.registry() + "/v2/"));
        health.put("cluster", clusterAnswers());
        return health;
    }

    private boolean healthy() throws InterruptedException {
        return health().values().stream().allMatch(Boolean::booleanValue);
    }

    private boolean clusterAnswers() throws InterruptedException {
        try {
            kubectl("get", "--raw", "/readyz", "--request-timeout=5s");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends everything that was started in the state folder, and removes the folder. Works after a crash, and twice. */
    public static void down(Path root, Path directory, Progress progress) throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            return;
        }
        Optional<Platform> platform = running(directory);
        if (platform.isPresent()) {
            PlatformState state = platform.get().state();
            if (!state.ownCluster()) {
                progress.say("the cluster is yours: taking Fairway's namespaces out of it");
                platform.get().kubectl("delete", "namespace", "--selector=" + NAMESPACE_LABEL, "--ignore-not-found");
            }
            List<BackgroundProcess> processes =
                    new ArrayList<>(state.processes().values()).reversed();
            progress.say("ending " + processes.size() + " processes");
            processes.parallelStream()
                    .filter(process -> !process.name().equals("infrastructure"))
                    .forEach(BackgroundProcess::stop);
            processes.forEach(BackgroundProcess::stop);
        }
        Leftovers.endPostgres(directory);
        for (String part :
                List.of("deploy/kubernetes/cluster", "deploy/local/engine/registry", "deploy/local/engine/docker")) {
            progress.say("ending " + part.substring(part.lastIndexOf('/') + 1));
            Command.of(
                            root.resolve(part).toString(),
                            "down",
                            "--state",
                            partDirectory(directory, part).toString())
                    .tellingProgress(progress::say)
                    .run();
        }
        Leftovers.delete(directory);
        progress.say("nothing is left");
    }

    private static Path partDirectory(Path directory, String script) {
        return directory.resolve(script.substring(script.lastIndexOf('/') + 1));
    }

    private Command script(String path, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(state.root()).resolve(path).toString()));
        command.addAll(List.of(arguments));
        return Command.of(command);
    }

    void launch(FairwayService service, Map<String, String> moreEnvironment) throws IOException {
        Map<String, String> environment = environment(service);
        environment.putAll(moreEnvironment);
        Path jar = Path.of(state.root(), service.processName(), "target", "quarkus-app", "quarkus-run.jar");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + service.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
        remember(BackgroundProcess.start(service.processName(), command, environment, log(service)));
    }

    private Map<String, String> environment(FairwayService service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(state.ports().get(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", state.kafka());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", state.database(service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", state.postgresUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "none");
        environment.put("FAIRWAY_API_TOKEN", state.apiToken());
        environment.put("FAIRWAY_PUBLIC_URL", state.url(service));
        environment.put(
                "FAIRWAY_WORK_DIRECTORY",
                directory.resolve("work").resolve(service.processName()).toString());
        switch (service) {
            case BUILD -> {
                environment.put("FAIRWAY_WEBHOOK_SECRET", state.webhookSecret());
                environment.put("FAIRWAY_REGISTRY", state.registry());
                environment.put("FAIRWAY_DOCKER_HOST", state.dockerHost());
            }
            case CHART -> {
                environment.put("FAIRWAY_REGISTRY", state.registry());
                environment.put("FAIRWAY_HELM", state.helm());
            }
            case RELEASE -> {
                environment.put("FAIRWAY_BUILD_SERVICE_URL", state.url(FairwayService.BUILD));
                environment.put("FAIRWAY_HELM", state.helm());
                environment.put("FAIRWAY_KUBECONFIG", kubeconfigOf(service).toString());
            }
            case VERIFIER ->
                environment.put("FAIRWAY_KUBECONFIG", kubeconfigOf(service).toString());
            case NOTIFIER -> {
                environment.put(
                        "FAIRWAY_NOTIFIER_FILE",
                        Path.of(state.root(), "deploy", "local", "sinks.yaml").toString());
                environment.put("FAIRWAY_NOTIFIER_DASHBOARD", state.url(FairwayService.RELEASE));
            }
        }
        return environment;
    }

    Path kubeconfigOf(FairwayService service) {
        return directory.resolve(service.processName() + ".kubeconfig");
    }

    void awaitReady(FairwayService service) throws IOException, InterruptedException {
        BackgroundProcess process = state.process(service);
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!Http.answers(state.url(service) + "/q/health/ready")) {
            if (process == null || !process.alive()) {
                throw new IOException(service.processName() + " ended at start: see " + log(service));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        service.processName() + " is not ready after " + START_DEADLINE + ": see " + log(service));
            }
            Thread.sleep(50);
        }
    }

    synchronized void remember(BackgroundProcess process) throws IOException {
        state.processes().put(process.name(), process);
        save();
    }

    synchronized void update(PlatformState now) throws IOException {
        state = now;
        save();
    }

    void save() throws IOException {
        Path draft = directory.resolve("platform.json.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(draft.toFile(), state);
        Files.move(draft, directory.resolve("platform.json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
