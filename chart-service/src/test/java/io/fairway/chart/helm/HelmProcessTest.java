package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairway.chart.TestHelm;
import io.fairway.chart.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmProcessTest {

    @TempDir
    Path directory;

    private final AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();

    @Test
    void run_helm_isVersion4WithoutKubeconfig() throws Exception {
        HelmProcess helm = new HelmProcess(TestHelm.path(), directory, Duration.ofSeconds(20), 100_000);

        HelmProcess.Result version = helm.run(directory, HelmProcess.Network.NONE, List.of("version"));
        HelmProcess.Result environment = helm.run(directory, HelmProcess.Network.NONE, List.of("env"));

        assertThat(version.out()).contains("v4.");
        assertThat(environment.out())
                .contains("HELM_CACHE_HOME=\"" + directory.resolve("cache"))
                .contains("HELM_CONFIG_HOME=\"" + directory.resolve("config"))
                .contains("HELM_DATA_HOME=\"" + directory.resolve("data"));
    }

    @Test
    void run_environment_holdsNothingOfTheService() throws Exception {
        HelmProcess process = new HelmProcess(script("env"), directory, Duration.ofSeconds(20), 100_000);

        HelmProcess.Result result = process.run(directory, HelmProcess.Network.NONE, List.of("x"));

        assertThat(result.out().lines().map(line -> line.substring(0, line.indexOf('='))))
                .isSubsetOf(
                        "HOME",
                        "TMPDIR",
                        "HELM_CONFIG_HOME",
                        "HELM_CACHE_HOME",
                        "HELM_DATA_HOME",
                        "KUBECONFIG",
                        "NO_COLOR",
                        "GOGC",
                        "GOMEMLIMIT",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "FAIRWAY_CHILD_PROCESS",
                        "PWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void run_helmThatLeavesAGrandchild_endsItToo() throws Exception {
        HelmProcess process = new HelmProcess(
                script("(/bin/sleep 61 & echo $! > child); echo done"), directory, Duration.ofSeconds(20), 100_000);

        HelmProcess.Result result = process.run(directory, HelmProcess.Network.NONE, List.of("template"));

        assertThat(result.succeeded()).isTrue();
        assertThat(result.out()).isEqualTo("done\n");
        assertThat(child()).isEmpty();
    }

    @Test
    void run_thatIsInterrupted_killsItWithItsChildren() throws Exception {
        HelmProcess process = new HelmProcess(
                script("(/bin/sleep 61 & echo $! > child); /bin/sleep 62"), directory, Duration.ofSeconds(60), 100_000);
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                process.run(directory, HelmProcess.Network.NONE, List.of("template"));
            } catch (UnavailableException | InterruptedException e) {
                thrown.set(e);
            }
        });
        await().until(() -> child().isPresent());

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(child()).isEmpty();
    }

    @Test
    void run_beyondTheDeadline_killsItWithItsChildren() throws Exception {
        HelmProcess process = new HelmProcess(
                script("/bin/sleep 61 & echo $! > child; (/bin/sleep 61 &); wait"),
                directory,
                Duration.ofMillis(700),
                100_000);

        assertThatThrownBy(() -> process.run(directory, HelmProcess.Network.NONE, List.of("template")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("helm template took longer than");
        assertThat(child()).isEmpty();
    }

    @Test
    void run_endlessOutput_isCutAndKilled() throws Exception {
        HelmProcess process =
                new HelmProcess(script("yes 0123456789 | head -c 30000000"), directory, Duration.ofSeconds(20), 10_000);

        HelmProcess.Result result = process.run(directory, HelmProcess.Network.NONE, List.of("template"));

        assertThat(result.truncated()).isTrue();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.out().length()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void run_missingProgram_saysSo() {
        HelmProcess process = new HelmProcess("/nowhere/helm", directory, Duration.ofSeconds(20), 10_000);

        assertThatThrownBy(() -> process.run(directory, HelmProcess.Network.NONE, List.of("version")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("/nowhere/helm");
    }

    /** If it still runs; one that has ended and is not yet forgotten has no command. */
    private Optional<ProcessHandle> child() throws IOException {
        Path file = directory.resolve("child");
        String pid = Files.exists(file) ? Files.readString(file).strip() : "";
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid))
                        .filter(process -> process.info().command().isPresent());
    }

    private String script(String body) throws Exception {
        Path script = directory.resolve("script");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
