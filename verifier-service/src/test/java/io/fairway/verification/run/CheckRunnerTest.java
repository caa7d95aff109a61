package io.fairway.verification.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.events.Checks.HttpCheck;
import io.fairway.verification.Check;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.TestObservations;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {

    private static final Check HEALTH = new Check.HttpGet(new HttpCheck("hello", 8080, "/health", 200));

    @Test
    void manyChecks_are_run_side_by_side_and_keep_their_order() throws InterruptedException {
        List<CheckRequest> requests = IntStream.range(0, 50)
                .mapToObj(i ->
                        new CheckRequest(HEALTH, TestObservations.HELLO.object(), TestObservations.ready("hello-" + i)))
                .toList();
        CountDownLatch allRun = new CountDownLatch(requests.size());
        CheckRunner runner = new CheckRunner((check, request) -> {
            allRun.countDown();
            return new CheckResult(request, allRun.await(10, TimeUnit.SECONDS), "status 200", 7);
        });

        List<CheckResult> results = runner.run(requests);

        assertThat(results).allMatch(CheckResult::passed);
        assertThat(results).extracting(CheckResult::request).containsExactlyElementsOf(requests);
    }

    @Test
    void evaluatorThatBreaks_is_neither_passed_nor_failed() {
        CheckRunner runner = new CheckRunner((check, request) -> {
            throw new IllegalArgumentException("a bug");
        });
        CheckRequest request =
                new CheckRequest(HEALTH, TestObservations.HELLO.object(), TestObservations.ready("hello-1"));

        assertThatThrownBy(() -> runner.run(List.of(request))).hasRootCauseMessage("a bug");
    }
}
