package io.fairway.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands behind {@code ./fairway} that need the platform. Results go to standard output, everything else to standard error. */
@Command(name = "fairway", mixinStandardHelpOptions = true, description = "Fairway on this machine")
public final class Main {

    @Option(names = "--root", required = true, hidden = true, description = "checkout of Fairway")
    private Path root = Path.of(".");

    @Option(names = "--state", required = true, hidden = true, description = "state folder")
    private Path state = Path.of(".");

    @Option(names = "--began", hidden = true, description = "when the launcher began, in seconds since 1970")
    private long began = Instant.now().getEpochSecond();

    @Option(names = "--took", hidden = true, description = "folder of NAME.seconds files that the launcher writes")
    private @Nullable Path took;

    private Progress progress = new Progress(System.err);

    private Main() {}

    public static void main(String[] arguments) {
        Logger.getLogger("")
                .setLevel(Level.WARNING); // what Kafka's client has to say is not for the person at the terminal
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            System.err.println("fairway: " + failure.getMessage());
            return 1;
        });
        System.exit(commandLine.execute(arguments));
    }

    @Command(name = "up", description = "starts everything that is not running yet")
    int up(@Mixin Place place) throws IOException, InterruptedException {
        Platform platform = start(place);
        Example.create(platform, Example.NAME);
        Dashboard.of(platform.state()).show(progress);
        System.err.println(reachedAt(platform.state()));
        return 0;
    }

    @Command(name = "demo", description = "one good and two bad changes, from git push to their end")
    int demo(
            @Mixin Place place,
            @Option(names = "-o", description = "json: a summary for scripts on standard output") @Nullable
                    String output)
            throws IOException, InterruptedException {
        if (output != null && !output.equals("json")) {
            throw new IOException("-o takes json, not " + output);
        }
        Platform platform = start(place);
        Dashboard.of(platform.state()).show(progress);
        Demo demo = new Demo(platform, progress);
        Demo.Summary summary = demo.run();
        PrintStream people = output == null ? System.out : System.err;
        people.println(demo.table(summary));
        people.println(timeToFirstRelease(summary.firstVerifiedMillis()));
        people.println("$ helm history hello -n hello-production");
        people.println(platform.helm("history", Example.NAME, "-n", "hello-production"));
        people.println();
        people.println(reachedAt(platform.state()));
        if (output != null) {
            System.out.println(Demo.json(summary));
        }
        return Demo.asExpected(summary) ? 0 : 1;
    }

    @Command(name = "status", description = "shows what runs and how to reach it")
    int status() throws IOException, InterruptedException {
        Optional<Platform> platform = Platform.running(state);
        if (platform.isEmpty()) {
            System.out.println("nothing is running: ./fairway up starts everything");
            return 3;
        }
        Map<String, Boolean> health = platform.get().health();
        health.forEach((part, good) -> System.out.printf("%-20s %s%n", part, good ? "up" : "DOWN"));
        System.out.println(reachedAt(platform.get().state()));
        return health.containsValue(false) ? 3 : 0;
    }

    @Command(name = "down", description = "stops everything and removes it")
    int down() throws IOException, InterruptedException {
        Platform.down(root, state, progress);
        return 0;
    }

    private Platform start(Place place) throws IOException, InterruptedException {
        progress = new Progress(System.err, Instant.ofEpochSecond(began));
        Optional<Path> usersCluster = Optional.ofNullable(place.kubeconfig).map(Path::toAbsolutePath);
        Optional<String> usersRegistry = Optional.ofNullable(place.registry);
        return Platform.up(new Platform.Options(root, state, usersCluster, usersRegistry, Map.of()), progress);
    }

    /** Where releases go. */
    private static final class Place {

        @Option(names = "--kubeconfig", description = "a cluster of yours, instead of one of our own")
        private @Nullable Path kubeconfig;

        @Option(names = "--registry", description = "HOST:PORT of a registry that your cluster can pull from")
        private @Nullable String registry;
    }

    /** What a newcomer waited for, part by part. Parts that ran side by side add up to more than the whole. */
    private String timeToFirstRelease(long firstVerifiedMillis) throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%.0f s from the command to the first verified release, much of it side by side:%n",
                firstVerifiedMillis / 1000.0));
        for (String part : List.of("Debian packages", "Maven", "Kubernetes and Helm from source")) {
            Path file = took == null ? null : took.resolve(part + ".seconds");
            if (file != null && Files.exists(file)) {
                text.append(String.format(
                        "  %-34s %8s s%n", part, Files.readString(file).strip()));
            }
        }
        progress.parts()
                .forEach((part, duration) -> text.append(
                        String.format(Locale.ROOT, "  %-34s %8.1f s%n", part, duration.toMillis() / 1000.0)));
        return text.toString();
    }

    private String reachedAt(PlatformState state) {
        StringBuilder text = new StringBuilder(String.format("""
                next steps:
                  git clone %s/%s.git
                  change something in it, commit, git push       released, or undone: watch it in the dashboard
                  ./fairway watch hello production               the same in the terminal
                  ./fairway why hello production                 what is live there, and why
                  ./fairway rollback hello production            back to the verified release before
                  ./fairway down                                 stops everything and removes it

                what runs:
                """, state.git(), Example.NAME));
        text.append(
                String.format("  %-18s %s%n", "dashboard", Dashboard.of(state).signInUrl()));
        Arrays.stream(FairwayService.values())
                .forEach(service -> text.append(String.format(
                        "  %-18s %s  (%s/q/openapi, /q/health, /q/metrics)%n",
                        service.processName(), state.url(service), state.url(service))));
        text.append(String.format("  %-18s Authorization: Bearer %s%n", "API token", state.apiToken()));
        text.append(String.format("  %-18s %s/%s.git%n", "git repository", state.git(), Example.NAME));
        text.append(String.format(
                "  %-18s helm repo add fairway %s/charts; oci://%s/charts%n",
                "chart repositories", state.url(FairwayService.CHART), state.registry()));
        text.append(String.format("  %-18s export KUBECONFIG=%s%n", "cluster", state.kubeconfig()));
        text.append(String.format("  %-18s %s history %s -n hello-production%n", "Helm", state.helm(), Example.NAME));
        return text.toString();
    }
}
