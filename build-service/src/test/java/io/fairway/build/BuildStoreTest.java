package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.events.BuildFailed.Reason;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BuildStoreTest extends BuildServiceScenario {

    @Inject
    BuildStore builds;

    @Inject
    RegistrationStore registrations;

    @Test
    void writesOfALostClaim_areRefused() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() == 1) {
                new CountDownLatch(1).await(); // until the claim is lost
            }
            return images.image();
        });
        UUID changeId = accept(commit("one"));
        await().until(() -> calls.get() == 1);
        Build claimed =
                builds.newest(null, null, changeId, BuildStatus.BUILDING).getFirst();
        stealClaim(changeId);

        assertThat(builds.renew(claimed, Duration.ofMinutes(1))).isFalse();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                builds.end(claimed, build -> build.failed(Reason.STEP_FAILED, "late", Instant.EPOCH))))
                .isFalse();
        builds.giveBack(claimed, Duration.ZERO, "late", true);

        Build now = builds.byId(claimed.id()).orElseThrow();
        assertThat(now.status()).isEqualTo(BuildStatus.BUILDING);
        assertThat(now.message()).isNull();
        assertThat(now.claim()).isEqualTo(claimed.claim() + 1);
        assertThat(awaitEnd(changeId)).hasSize(2);
    }

    @Test
    void newest_matchesEveryConditionThatIsGiven() throws Exception {
        String one = commit("one");
        UUID first = accept(one);
        awaitEnd(first);
        String two = commit("two");
        UUID second = accept(two);
        awaitEnd(second);

        assertThat(changes(repository.url(), null, null, null)).containsExactly(second, first);
        assertThat(changes(null, one, null, null)).containsExactly(first);
        assertThat(changes(repository.url(), two, second, BuildStatus.IMAGE_PUSHED))
                .containsExactly(second);
        assertThat(changes(repository.url(), null, first, BuildStatus.FAILED)).isEmpty();
        assertThat(changes(null, null, null, null)).contains(first, second);
    }

    @Test
    void registration_isChangedAndForgotten() {
        Registration before = registrations.byName(name).orElseThrow();
        Registration after = new Registration(name, "https://git.example/" + name + ".git", List.of("main", "a\"b,c"));

        assertThat(registrations.put(after)).isTrue();

        assertThat(registrations.byName(name)).contains(after);
        assertThat(registrations.byCloneUrl("https://GIT.example/" + name)).contains(after);
        assertThat(registrations.byCloneUrl(before.cloneUrl())).isEmpty();
        assertThat(registrations.put(new Registration("other-" + name, after.cloneUrl(), List.of("main"))))
                .isFalse();
        assertThat(registrations.forget(name)).isTrue();
        assertThat(registrations.forget(name)).isFalse();
    }

    private List<UUID> changes(String repository, String commit, UUID changeId, BuildStatus status) {
        return builds.newest(repository, commit, changeId, status).stream()
                .map(Build::changeId)
                .toList();
    }
}
