package io.fairway.verification.run;

import io.fairway.verification.Check;
import io.fairway.verification.CheckEvaluator;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs checks side by side, each with the evaluator of its kind. */
@Singleton
class CheckRunner {

    private final CheckEvaluator<Check.HttpGet> httpGet;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    CheckRunner(CheckEvaluator<Check.HttpGet> httpGet) {
        this.httpGet = httpGet;
    }

    /** Returns when the last one has ended. The results are in the order of the requests. */
    List<CheckResult> run(List<CheckRequest> requests) throws InterruptedException {
        List<Future<CheckResult>> pending = requests.stream()
                .map(request -> threads.submit(() -> evaluate(request)))
                .toList();
        try {
            List<CheckResult> results = new ArrayList<>();
            for (Future<CheckResult> result : pending) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check could not be run", e);
        } finally {
            pending.forEach(result -> result.cancel(true));
        }
    }

    private CheckResult evaluate(CheckRequest request) throws InterruptedException {
        return switch (request.check()) {
            case Check.HttpGet check -> httpGet.evaluate(check, request);
        };
    }
}
