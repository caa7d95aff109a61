package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Target;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.WatchPods.Watch;
import io.fairway.release.lease.Lease;
import io.fairway.release.lease.LeaseLostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell in the place of Helm: what is tested is how the process is treated. */
class HelmProcessTest {

    private static final Function<Runnable, Watch> NOBODY = hopeless -> new NoWatch();

    /** Ends by itself should nobody end it. */
    private static final String FOR_LONG = "for i in {1..600}; do sleep 0.05; done";

    private final UUID release = UUID.randomUUID();
    private final TestLease lease = new TestLease();

    @TempDir
    Path directory;

    @BeforeEach
    void program() throws IOException {
        Files.copy(Path.of("/bin/bash"), directory.resolve("program"));
    }

    @AfterEach
    void clean() {
        process(Duration.ofSeconds(1)).endOrphans(List.of(release));
    }

    @Test
    void hopelessWait_ends_helm_with_what_was_seen() {
        HelmFailure seen = new HelmFailure(ReleaseFailed.Reason.HOOK_FAILED, "container migrate failed", false);

        HelmOutcome outcome = process(Duration.ofMinutes(1)).run(release, List.of("-c", FOR_LONG), lease, hopeless -> {
            hopeless.run();
            return new Seen(Optional.of(seen), Optional.empty());
        });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        HelmOutcome.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(seen));
    }

    @Test
    void failedHook_is_told_by_what_was_seen_of_its_pods() {
        HelmFailure seen = new HelmFailure(ReleaseFailed.Reason.HOOK_FAILED, "container migrate failed", false);
        String hook = "echo 'Error: INSTALLATION FAILED: failed pre-install: 1 error occurred' >&2; exit 1";
        String other = "echo 'Error: something else' >&2; exit 1";

        assertThat(failure(hook, seen)).isEqualTo(seen);
        assertThat(failure(other, seen)).isNotEqualTo(seen);
    }

    private HelmFailure failure(String script, HelmFailure seen) {
        HelmOutcome outcome = process(Duration.ofMinutes(1))
                .run(release, List.of("-c", script), lease, hopeless -> new Seen(Optional.empty(), Optional.of(seen)));
        return ((HelmOutcome.Failed) outcome).failure();
    }

    private record Seen(Optional<HelmFailure> failure, Optional<HelmFailure> trouble) implements Watch {
        @Override
        public void close() {}
    }

    @Test
    void success_and_failure_are_told_apart() {
        HelmProcess helm = process(Duration.ofSeconds(10));

        assertThat(helm.run(release, List.of("-c", "exit 0"), lease, NOBODY)).isInstanceOf(HelmOutcome.Succeeded.class);
        HelmOutcome failed = helm.run(
                release,
                List.of("-c", "echo 'Error: dial tcp: connect: connection refused' >&2; exit 1"),
                lease,
                NOBODY);
        assertThat(failed)
                .isInstanceOfSatisfying(
                        HelmOutcome.Failed.class,
                        outcome -> assertThat(outcome.failure().retryable()).isTrue());
    }

    @Test
    void nothing_of_the_services_environment_is_passed_on() {
        String noSecrets =
                "test -z \"$PATH_OF_TEST$JAVA_HOME$USER$LANG\" && test -n \"$HOME\" && test \"$HELM_DRIVER\" = secret";

        assertThat(process(Duration.ofSeconds(10)).run(release, List.of("-c", noSecrets), lease, NOBODY))
                .isInstanceOf(HelmOutcome.Succeeded.class);
    }

    @Test
    void process_that_takes_too_long_is_killed() {
        HelmOutcome outcome = process(Duration.ofMillis(300)).run(release, List.of("-c", FOR_LONG), lease, NOBODY);

        assertThat(outcome).isInstanceOfSatisfying(HelmOutcome.Failed.class, failed -> {
            assertThat(failed.failure().reason()).isEqualTo(Reason.HELM_FAILED);
            assertThat(failed.failure().message()).contains("did not finish");
        });
        assertThat(process(Duration.ofSeconds(1)).hasOrphans(List.of(release))).isFalse();
    }

    @Test
    void lostLease_kills_the_process_and_aborts() {
        HelmProcess helm = process(Duration.ofSeconds(30));
        CompletableFuture<HelmOutcome> running =
                CompletableFuture.supplyAsync(() -> helm.run(release, List.of("-c", FOR_LONG), lease, NOBODY));
        await().until(() -> helm.hasOrphans(List.of(release)));

        lease.lose();

        assertThatThrownBy(running::join).hasCauseInstanceOf(LeaseLostException.class);
        assertThat(helm.hasOrphans(List.of(release))).isFalse();
    }

    @Test
    void process_that_a_dead_service_left_is_found_by_its_release_and_ended() {
        HelmProcess before = process(Duration.ofSeconds(30));
        CompletableFuture<HelmOutcome> abandoned = CompletableFuture.supplyAsync(
                () -> before.run(release, List.of("-c", FOR_LONG), new TestLease(), NOBODY));
        HelmProcess after = process(Duration.ofSeconds(30));
        await().until(() -> after.hasOrphans(List.of(release)));

        assertThat(after.hasOrphans(List.of(UUID.randomUUID()))).isFalse();
        after.endOrphans(List.of(UUID.randomUUID()));
        assertThat(after.hasOrphans(List.of(release))).isTrue();
        after.endOrphans(List.of(UUID.randomUUID(), release));

        assertThat(after.hasOrphans(List.of(release))).isFalse();
        assertThat(abandoned.join()).isInstanceOf(HelmOutcome.Failed.class);
    }

    @Test
    void whatHelmHasStarted_endsWithIt() throws IOException {
        HelmProcess helm = process(Duration.ofSeconds(10));

        HelmOutcome outcome = helm.run(release, List.of("-c", leavingAGrandchild("exit 0")), lease, NOBODY);

        assertThat(outcome).isInstanceOf(HelmOutcome.Succeeded.class);
        assertThat(grandchild()).isEmpty();
    }

    @Test
    void lostLease_endsAlsoWhatHelmHasStarted() {
        HelmProcess helm = process(Duration.ofSeconds(30));
        CompletableFuture<HelmOutcome> running = CompletableFuture.supplyAsync(
                () -> helm.run(release, List.of("-c", leavingAGrandchild(FOR_LONG)), lease, NOBODY));
        await().until(() -> grandchild().isPresent());

        lease.lose();

        assertThatThrownBy(running::join).hasCauseInstanceOf(LeaseLostException.class);
        await().until(() -> grandchild().isEmpty());
    }

    @Test
    void processThatADeadServiceLeft_isEndedWithWhatItHasStarted() {
        HelmProcess before = process(Duration.ofSeconds(30));
        CompletableFuture<HelmOutcome> abandoned = CompletableFuture.supplyAsync(
                () -> before.run(release, List.of("-c", leavingAGrandchild(FOR_LONG)), new TestLease(), NOBODY));
        await().until(() -> grandchild().isPresent());

        process(Duration.ofSeconds(30)).endOrphans(List.of(release));

        await().until(() -> grandchild().isEmpty());
        assertThat(abandoned.join()).isInstanceOf(HelmOutcome.Failed.class);
    }

    /** A shell in between has died, so the operating system does not say any more whose it is. */
    private String leavingAGrandchild(String then) {
        Path file = directory.resolve("grandchild");
        return "(sleep 60 & echo $! > " + file + ".new; mv " + file + ".new " + file + "); " + then;
    }

    /** If it still runs. */
    private Optional<ProcessHandle> grandchild() throws IOException {
        Path file = directory.resolve("grandchild");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(process -> process.info().command().isPresent())
                : Optional.empty();
    }

    private HelmProcess process(Duration deadline) {
        return new HelmProcess(new TestHelmConfig(directory.resolve("program"), Path.of("none"), directory, deadline));
    }

    private static final class TestLease implements Lease {

        private final AtomicReference<@Nullable Runnable> onLost = new AtomicReference<>();
        private volatile boolean lost;

        void lose() {
            lost = true;
            Runnable action = onLost.get();
            if (action != null) {
                action.run();
            }
        }

        @Override
        public Target target() {
            return new Target("hello", "staging");
        }

        @Override
        public void check() {
            if (lost) {
                throw new LeaseLostException(target());
            }
        }

        @Override
        public Guard whenLost(Runnable action) {
            onLost.set(action);
            return () -> onLost.set(null);
        }
    }
}
