package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ReleaseFailed.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlameTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        CRASH_LOOP        | CONTENT      | container app of pod hello-1 keeps crashing
        HOOK_FAILED       | CONTENT      | the pre-upgrade hook Job/migrate failed: exit code 1
        JOB_FAILED        | CONTENT      | Job/load failed: BackoffLimitExceeded
        CHECK_FAILED      | CONTENT      | GET /health: 500, expected 200
        UNSETTLED         | CONTENT      | was ready, then was not
        INVALID_CONTAINER_CONFIGURATION | CONTENT | secret "x" not found
        NEVER_READY       | CONTENT      | 0 of 2 pods of this revision are ready
        NEVER_READY       | CONTENT      | pod hello-1 cannot be scheduled: 0/1 nodes are available: 1 Insufficient memory
        NEVER_READY       | SURROUNDINGS | pod hello-1 cannot be scheduled: 0/1 nodes are available: 1 node(s) were unschedulable
        NEVER_READY       | SURROUNDINGS | pod hello-1 cannot be scheduled: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }
        IMAGE_PULL_FAILED | CONTENT      | cannot pull its image: rpc error: code = NotFound desc = x@sha256:1: not found
        IMAGE_PULL_FAILED | CONTENT      | cannot pull its image: InvalidImageName
        IMAGE_PULL_FAILED | CONTENT      | cannot pull its image: pull access denied, 401 Unauthorized
        IMAGE_PULL_FAILED | SURROUNDINGS | cannot pull its image: dial tcp 10.0.0.1:5000: connect: Connection refused
        IMAGE_PULL_FAILED | SURROUNDINGS | cannot pull its image: dial tcp: lookup registry.example: no such host
        IMAGE_PULL_FAILED | SURROUNDINGS | cannot pull its image: unexpected status: 503 Service Unavailable
        IMAGE_PULL_FAILED | SURROUNDINGS | cannot pull its image: toomanyrequests: You have reached your pull rate limit
        REFUSED           | CONTENT      | Deployment/hello is invalid: spec.replicas (invalid value)
        REFUSED           | CONTENT      | Pod/hello was denied by admission webhook no-root.example
        REFUSED           | SURROUNDINGS | pods "hello-1" is forbidden: exceeded quota: compute
        REFUSED           | SURROUNDINGS | Pod/hello exceeds quota compute
        NO_DATA           | SURROUNDINGS | the metrics cannot be asked
        PREREQUISITE_MISSING | SURROUNDINGS | quota compute has no room for more cpu
        CHANGED_BY_ANOTHER | ANOTHER     | Deployment/hello was deleted by somebody else during verification
        CANCELLED         | CONTENT      | ada cancelled it: wrong branch
        HELM_FAILED       | CONTENT      | Helm ended with an error
        """)
    void blame_is(Reason reason, Blame expected, String message) {
        assertThat(Blame.of(reason, message, false)).isEqualTo(expected);
    }

    @Test
    void cluster_thatDidNotAnswerHelm_isNotTheContent() {
        assertThat(Blame.of(Reason.HELM_FAILED, "the cluster did not answer Helm", true))
                .isEqualTo(Blame.SURROUNDINGS);
    }

    @Test
    void onlyWhatAnotherDid_isLeftAsItIs() {
        assertThat(Blame.ANOTHER.endsAs()).isEqualTo(ReleaseStatus.OVERRULED);
        assertThat(Blame.CONTENT.endsAs()).isEqualTo(ReleaseStatus.FAILED);
        assertThat(Blame.SURROUNDINGS.endsAs()).isEqualTo(ReleaseStatus.FAILED);
    }
}
