package io.fairway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes everything down that was started in a state folder, and removes the folder. Works after a crash, and twice. */
final class PlatformEnd {

    private static final List<String> PARTS =
            List.of("deploy/kubernetes/cluster", "deploy/local/engine/registry", "deploy/local/engine/docker");
    /** The grant script puts it on every namespace that it creates. */
    private static final String NAMESPACE_LABEL = "fairway.dev/created-by=fairway";

    private final Path root;
    private final Path directory;
    private final Progress progress;

    PlatformEnd(Path root, Path directory, Progress progress) {
        this.root = root;
        this.directory = directory;
        this.progress = progress;
    }

    void run() throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            return;
        }
        Optional<Platform> platform = Platform.running(directory);
        if (platform.isPresent()) {
            endProcesses(platform.get());
        }
        Leftovers.endPostgres(directory);
        for (String part : PARTS) {
            String name = part.substring(part.lastIndexOf('/') + 1);
            progress.say("stopping " + name);
            Command.of(
                            root.resolve(part).toString(),
                            "down",
                            "--state",
                            directory.resolve(name).toString())
                    .reporting(progress::say)
                    .run();
        }
        Leftovers.delete(directory);
        progress.say("everything is removed");
    }

    /** What the services use ends after them. */
    private void endProcesses(Platform platform) throws IOException, InterruptedException {
        PlatformState state = platform.state();
        if (!state.ownCluster()) {
            progress.say("the cluster is yours: deleting Fairway's namespaces in it");
            platform.kubectl("delete", "namespace", "--selector=" + NAMESPACE_LABEL, "--ignore-not-found");
        }
        List<BackgroundProcess> processes = new ArrayList<>(state.processes().values()).reversed();
        progress.say("stopping " + processes.size() + " processes");
        processes.parallelStream()
                .filter(process -> !process.name().equals("infrastructure"))
                .forEach(BackgroundProcess::stop);
        processes.forEach(BackgroundProcess::stop);
    }
}
