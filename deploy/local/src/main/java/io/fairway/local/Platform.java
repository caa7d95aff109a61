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
     * @param environment more variables for every service, until it is started again
     */
    public record Options(
            Path root,
            Path directory,
            Optional<Path> kubeconfig,
            Optional<String> registry,
            Map<String, String> environment) {}

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
        }
        return state.git() + "/" + name + ".git";
    }

    /** Creates the accounts of Fairway's services, which have no rights yet. */
    void createAccounts() throws IOException, InterruptedException {
        script("deploy/kubernetes/grant", "--kubeconfig", state.kubeconfig()).run();
    }

    /** Creates namespaces in which Fairway's services have their rights. */
    public void grant(List<String> namespaces) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--kubeconfig", state.kubeconfig()));
        namespaces.forEach(namespace -> arguments.addAll(List.of("--namespace", namespace)));
        script("deploy/kubernetes/grant", arguments.toArray(String[]::new)).run();
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
        new PlatformEnd(root, directory, progress).run();
    }

    private Command script(String path, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(state.root()).resolve(path).toString()));
        command.addAll(List.of(arguments));
        return Command.of(command);
    }

    void launch(FairwayService service, Map<String, String> moreEnvironment) throws IOException {
        ServiceCommand command = command(service);
        Map<String, String> environment = command.environment();
        environment.putAll(moreEnvironment);
        remember(BackgroundProcess.start(service.processName(), command.line(), environment, log(service)));
    }

    ServiceCommand command(FairwayService service) {
        return new ServiceCommand(state, directory, service);
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
