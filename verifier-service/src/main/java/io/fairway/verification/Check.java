package io.fairway.verification;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.ObjectRef;
import java.util.List;

/**
 * What a release has to pass beyond being ready: a name, a specification, and what it has to be run against. One {@link
 * CheckEvaluator} runs each kind.
 *
 * <p>A new kind of check is a record here and an evaluator with its test; the compiler names the one place that
 * brings the two together.
 */
public sealed interface Check {

    /** Names it in evidence and measurements, for example {@code GET /health}. */
    String name();

    /**
     * What has to be run.
     *
     * @param pods the ready pods of the release
     * @return empty if there is nothing to run it against: the verdict is then "no data"
     */
    List<CheckRequest> requests(List<ReadyPod> pods);

    /** Whether it has to be run against pods of this workload. */
    boolean isAbout(ObjectRef workload);

    /** Why there is nothing to run it against, as the end of a sentence. */
    String whyNoRequests();

    /** All checks that the event asks for. */
    static List<Check> of(Checks checks) {
        return checks.http().stream().<Check>map(HttpGet::new).toList();
    }

    /** One GET request to each ready pod of a workload. */
    record HttpGet(HttpCheck specification) implements Check {

        @Override
        public String name() {
            return "GET " + specification.path();
        }

        @Override
        public List<CheckRequest> requests(List<ReadyPod> pods) {
            return pods.stream()
                    .filter(ready -> isAbout(ready.workload()))
                    .map(ready -> new CheckRequest(this, ready.workload(), ready.pod()))
                    .toList();
        }

        @Override
        public boolean isAbout(ObjectRef workload) {
            return workload.name().equals(specification.workload());
        }

        @Override
        public String whyNoRequests() {
            return "workload " + specification.workload() + " has no ready pods in this release";
        }
    }
}
