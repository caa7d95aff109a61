package io.fairway.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fairway.build.ImageBuildException.Kind;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.Source;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pushes become images, or the reason why there is none. */
@QuarkusTest
class BuildsTest extends BuildServiceScenario {

    @Test
    void samePushFiveTimesAtOnce_isOneBuildAndTwoEvents() throws Exception {
        String commit = commit("one");
        List<Response> answers;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 5)
                    .mapToObj(i -> executor.submit(() -> push("main", commit, "delivery-" + name)))
                    .toList()
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        Set<String> changes = answers.stream()
                .map(answer -> answer.jsonPath().getString("changeId"))
                .collect(Collectors.toSet());
        assertThat(changes).hasSize(1);
        UUID changeId = UUID.fromString(changes.iterator().next());

        List<Envelope> events = awaitEnd(changeId);
        push("main", commit, "another-delivery-" + name)
                .then()
                .statusCode(202)
                .body("changeId", equalTo(changeId.toString()));

        assertThat(events).hasSize(2);
        ChangeAccepted accepted = (ChangeAccepted) events.get(0).data();
        Source source =
                new Source(repository.url(), "main", commit, accepted.source().sequence());
        assertThat(accepted).isEqualTo(new ChangeAccepted(source, "Ada", "commit"));
        ImagePushed pushed = (ImagePushed) events.get(1).data();
        assertThat(events.get(1).causedBy()).isEqualTo(events.get(0).id());
        assertThat(pushed.application()).isEqualTo(name);
        assertThat(pushed.image().repository()).isEqualTo("registry.example:5000/" + name);
        assertThat(pushed.image().tag()).isEqualTo("main-" + commit.substring(0, 7));
        assertThat(pushed.log()).isEqualTo("http://builds.example/builds/" + buildOf(changeId) + "/log");
        assertThat(pushed.spent()).extracting("step").contains("git fetch", "image build", "image push");
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void pushOfChartAndConfiguration_buildsNoImage() throws Exception {
        ImagePushed first = (ImagePushed) result(accept(commit("one")));
        String configuration = repository.commit("main", Map.of("chart/values.yaml", "greeting: hello"));

        FairwayEvent second = result(accept(configuration));

        assertThat(second).isInstanceOf(ConfigurationPushed.class);
        assertThat(((ConfigurationPushed) second).image()).isEqualTo(first.image());
        assertThat(((ConfigurationPushed) second).source().sequence())
                .isGreaterThan(first.source().sequence());
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void configurationPushWhileTheImageIsBuilt_waitsForIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        images.behave(name, (_, _) -> {
            go.await();
            return images.image();
        });
        UUID first = accept(commit("one"));
        await().until(() -> images.calls(name) == 1);
        UUID second = accept(repository.commit("main", Map.of("chart/values.yaml", "greeting: hello")));
        await().until(() ->
                given().get("/builds?changeId=" + second).jsonPath().getString("[0].message") instanceof String message
                        && message.contains("same inputs"));

        go.countDown();

        assertThat(((ConfigurationPushed) result(second)).image()).isEqualTo(((ImagePushed) result(first)).image());
        assertThat(images.calls(name)).isEqualTo(1);
    }

    @Test
    void brokenFairwayYaml_failsWithItsPlace() throws Exception {
        String commit =
                repository.commit("main", Map.of("fairway.yaml", "application: " + name + "\nenviroments: []\n"));

        BuildFailed failed = (BuildFailed) result(accept(commit));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.INVALID_CONFIGURATION);
        assertThat(failed.message()).contains("fairway.yaml:2:1").contains("did you mean 'environments'?");
    }

    @Test
    void failingStep_failsAndItsLogIsReadable() throws Exception {
        images.behave(name, (_, log) -> {
            log.accept("FAIL: expected 1\u0000\u001b[31m\n");
            throw new ImageBuildException(Kind.STEP_FAILED, "step 3/4 failed");
        });

        UUID changeId = accept(commit("one"));
        BuildFailed failed = (BuildFailed) result(changeId);

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.STEP_FAILED);
        assertThat(failed.message()).isEqualTo("step 3/4 failed");
        given().get("/builds/" + buildOf(changeId) + "/log")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("FAIL: expected 1\n"), containsString("[fairway] failed: step 3/4 failed"));
        given().get("/builds/" + buildOf(changeId))
                .then()
                .body("status", equalTo("FAILED"), "reason", equalTo("STEP_FAILED"));
    }

    @Test
    void transientFaultOfTheRegistry_isRepeated() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() < 3) {
                throw new ImageBuildException(Kind.PUSH_FAILED, "the registry did not take it");
            }
            return images.image();
        });

        assertThat(result(accept(commit("one")))).isInstanceOf(ImagePushed.class);
    }

    @Test
    void registryThatNeverTakesIt_fails() throws Exception {
        images.behave(name, (_, _) -> {
            throw new ImageBuildException(Kind.PUSH_FAILED, "the registry did not take it");
        });

        BuildFailed failed = (BuildFailed) result(accept(commit("one")));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.PUSH_FAILED);
        assertThat(failed.message()).isEqualTo("the registry did not take it (tried 4 times)");
    }

    @Test
    void registryThatIsFull_isWaitedFor_andTheCommitIsNotBlamed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() == 1) {
                throw new ImageBuildException(Kind.REGISTRY_UNAVAILABLE, "the registry did not take it: no space left");
            }
            return images.image();
        });

        UUID changeId = accept(commit("one"));

        await().until(() ->
                given().get("/builds?changeId=" + changeId).jsonPath().getString("[0].message")
                                instanceof String message
                        && message.contains("the commit is not to blame"));
        assertThat(result(changeId)).isInstanceOf(ImagePushed.class);
        assertThat(given().get("/builds?changeId=" + changeId).jsonPath().getInt("[0].attempts"))
                .isEqualTo(1);
    }

    @Test
    void buildOfADeadWorker_isTakenAgainAndPublishedOnce() throws Exception {
        CountDownLatch claimStolen = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        images.behave(name, (_, _) -> {
            if (calls.incrementAndGet() == 1) {
                claimStolen.await();
            }
            return images.image();
        });
        UUID changeId = accept(commit("one"));
        await().until(() -> calls.get() == 1);

        stealClaim(changeId);
        claimStolen.countDown();
        List<Envelope> events = awaitEnd(changeId);

        assertThat(calls.get()).isEqualTo(2);
        assertThat(events).hasSize(2);
        assertThat(given().get("/builds?changeId=" + changeId).jsonPath().getString("[0].image.digest"))
                .isEqualTo(((ImagePushed) events.get(1).data()).image().digest());
    }

    @Test
    void oldPushThatArrivesAfterANewerOne_isSuperseded() throws Exception {
        String older = commit("one");
        String newer = commit("two");
        result(accept(newer));

        BuildFailed failed = (BuildFailed) result(accept(older));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.SUPERSEDED);
    }

    @Test
    void commitThatTheServerDoesNotHave_failsInTheEnd() throws Exception {
        commit("one");

        BuildFailed failed = (BuildFailed) result(accept("0123456789abcdef0123456789abcdef01234567"));

        assertThat(failed.reason()).isEqualTo(BuildFailed.Reason.CHECKOUT_FAILED);
        assertThat(failed.message()).contains("does not have commit 0123456789", "tried 4 times");
    }
}
