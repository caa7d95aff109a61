package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.local.FairwayService;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Changes that are under way at the same time while services are killed and started again. Each is of an application of its own,
 * which was released before, and each kill hits the other changes, too.
 */
final class InterruptedChanges implements AutoCloseable {

    /** A change whose service was killed and runs again, and the number of Helm's revisions before it. */
    record Interrupted(TestApplication application, String commit, int staging, int production) {

        static Interrupted push(TestApplication application, String message) throws Exception {
            int staging = application.helmHistory("staging").size();
            int production = application.helmHistory("production").size();
            return new Interrupted(application, application.push(message), staging, production);
        }
    }

    /** In staging, the migration takes long. */
    private static final UnaryOperator<String> SLOW_HOOK = text -> text.replace(
            "command: [/app/migrate]",
            "command: [/bin/sh, -c, '{{ if eq .Values.environment \"staging\" }}sleep 10; {{ end }}exec /app/migrate']");

    private interface Step {
        void run() throws Exception;
    }

    private final RunningPlatform platform;
    private final ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<TestApplication>> applications = new HashMap<>();
    private final Map<String, Future<Interrupted>> changes = new LinkedHashMap<>();
    private final Map<FairwayService, ReentrantLock> restarts = new EnumMap<>(FairwayService.class);

    InterruptedChanges(RunningPlatform platform) {
        this.platform = platform;
        for (FairwayService service : FairwayService.values()) {
            restarts.put(service, new ReentrantLock());
        }
    }

    /** Releases the first version of an application, beside the others. */
    void release(String name) {
        applications.put(name, sideBySide.submit(() -> TestApplication.released(platform, name)));
    }

    TestApplication application(String name) throws Exception {
        return applications.get(name).get();
    }

    /** Begins a change of an application and kills a service after an event of it, when the service is at work. */
    void kill(String name, FairwayService service, String after) {
        changes.put(name, sideBySide.submit(() -> {
            TestApplication application = application(name);
            application.edit("src/version", text -> "1.0.1\n");
            Interrupted change = Interrupted.push(application, "Version 1.0.1");
            String changeId = application.changeOf(change.commit());
            platform.events()
                    .await(
                            TestApplication.PATIENCE,
                            event -> event.changeId().equals(changeId)
                                    && event.name().equals(after));
            killAndStart(service, () -> {});
            return change;
        }));
    }

    /** Kills release-service and Helm together, when Helm is in the middle of its work. */
    void killWithHelm(String name) {
        changes.put(name, sideBySide.submit(() -> {
            TestApplication application = application(name);
            application.edit("chart/templates/migration.yaml", SLOW_HOOK);
            Interrupted change = Interrupted.push(application, "A slow migration");
            await("Helm is at work")
                    .atMost(TestApplication.PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> lastStatus(application).startsWith("pending-"));
            killAndStart(FairwayService.RELEASE, () -> {
                endHelmOf(application);
                assertThat(lastStatus(application)).startsWith("pending-");
            });
            return change;
        }));
    }

    /** Kills release-service while a release waits for an approval. */
    void killWhileWaiting(String name) {
        changes.put(name, sideBySide.submit(() -> {
            TestApplication application = application(name);
            application.askBeforeProduction();
            Interrupted change = Interrupted.push(application, "Ask before production");
            JsonNode waiting = application.release("production", "AWAITING_APPROVAL");
            killAndStart(FairwayService.RELEASE, () -> {});
            assertThat(application.release("production", "AWAITING_APPROVAL").path("id"))
                    .isEqualTo(waiting.path("id"));
            return change;
        }));
    }

    /** The change of an application, when its service was killed and runs again. */
    Interrupted of(String name) throws Exception {
        return changes.get(name).get();
    }

    /** Waits until no service will be killed any more. */
    void awaitLastKill() throws Exception {
        for (String name : changes.keySet()) {
            of(name);
        }
    }

    /** Does something while nobody kills the service. */
    <T> T alone(FairwayService service, Callable<T> work) throws Exception {
        restarts.get(service).lock();
        try {
            return work.call();
        } finally {
            restarts.get(service).unlock();
        }
    }

    static String lastStatus(TestApplication application) throws Exception {
        JsonNode history = application.helmHistory("staging");
        return history.get(history.size() - 1).path("status").asText();
    }

    private void killAndStart(FairwayService service, Step between) throws Exception {
        alone(service, () -> {
            platform.platform().kill(service);
            between.run();
            platform.platform().start(service, Map.of());
            return service;
        });
    }

    private void endHelmOf(TestApplication application) {
        ProcessHandle.allProcesses()
                .filter(process ->
                        commandLine(process).contains(platform.state().helm() + " "))
                .filter(process -> commandLine(process).contains(application.namespace("staging")))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Override
    public void close() {
        sideBySide.close();
    }
}
