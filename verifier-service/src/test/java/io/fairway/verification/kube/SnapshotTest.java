package io.fairway.verification.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.ObjectRef;
import io.fairway.events.Workload;
import io.fairway.verification.TemplateWriter;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Obstacle;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Progress;
import io.fairway.verification.WorkloadObservation.Replicas;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which pods are the new revision's, and how far it is. */
class SnapshotTest {

    private static final String DEPLOYMENT = """
        kind: Deployment
        apiVersion: apps/v1
        metadata: {name: hello, uid: d, generation: 2, annotations: {deployment.kubernetes.io/revision: "2"}}
        spec: {replicas: 1, template: {metadata: {labels: {app: hello}}}}
        status: {observedGeneration: %d, replicas: 2, updatedReplicas: 1, availableReplicas: 2}
        """;
    private static final String OLD_SET = replicaSet("old", "1", "");
    private static final String NEW_SET = replicaSet("new", "2", "");

    @Test
    void deployment_has_the_pods_of_its_newest_replicaSet_only() {
        Present hello = present(
                "Deployment",
                "hello",
                DEPLOYMENT.formatted(2),
                OLD_SET,
                NEW_SET,
                pod("a", "old", ""),
                pod("b", "new", ""));

        assertThat(hello.current()).isTrue();
        assertThat(hello.pods()).extracting(pod -> pod.name()).containsExactly("b");
        assertThat(hello.progress()).isEqualTo(new Replicas(1, 1, 1, null, null, null));
    }

    @Test
    void deployment_whose_controller_has_not_acted_is_not_current() {
        assertThat(present("Deployment", "hello", DEPLOYMENT.formatted(1), OLD_SET)
                        .current())
                .isFalse();
    }

    @Test
    void deployment_whose_replicaSet_has_not_been_seen_is_not_current() {
        assertThat(present("Deployment", "hello", DEPLOYMENT.formatted(2), OLD_SET)
                        .current())
                .isFalse();
    }

    @Test
    void deployment_is_refused_when_its_newest_replicaSet_says_so_now() {
        String failing = "status: {conditions: [{type: ReplicaFailure, status: 'True', message: exceeded quota}]}";

        Present hello = present("Deployment", "hello", DEPLOYMENT.formatted(2), replicaSet("new", "2", failing));

        assertThat(((Replicas) hello.progress()).refused()).isEqualTo("exceeded quota");
    }

    @Test
    void statefulSet_has_the_pods_of_its_update_revision() {
        Present store =
                present("StatefulSet", "store", """
                    kind: StatefulSet
                    apiVersion: apps/v1
                    metadata: {name: store, uid: s, generation: 2}
                    spec: {replicas: 2, template: {}}
                    status: {observedGeneration: 2, replicas: 2, availableReplicas: 2, updateRevision: store-2}
                    """, pod("store-0", "s", "store-1"), pod("store-1", "s", "store-2"));

        assertThat(store.pods()).extracting(pod -> pod.name()).containsExactly("store-1");
        assertThat(store.progress()).isEqualTo(new Replicas(2, 2, 1, null, null, null));
    }

    @Test
    void replicaSet_of_its_own_has_all_of_its_pods() {
        Present old = present("ReplicaSet", "old", """
                kind: ReplicaSet
                apiVersion: apps/v1
                metadata: {name: old, uid: old, generation: 1}
                spec: {replicas: 2, template: {}}
                status: {observedGeneration: 1, availableReplicas: 1}
                """, pod("a", "old", ""), pod("b", "new", ""));

        assertThat(old.current()).isTrue();
        assertThat(old.pods()).extracting(pod -> pod.name()).containsExactly("a");
        assertThat(old.progress()).isEqualTo(new Replicas(2, 1, 0, null, null, null));
    }

    static List<Arguments> pod_thatNobodyManages_is_a_workload() {
        return List.of(
                Arguments.of("it starts", "{phase: Pending}", new Replicas(1, 0, 0, null, null, null)),
                Arguments.of(
                        "it is ready",
                        "{phase: Running, conditions: [{type: Ready, status: 'True'}]}",
                        new Replicas(1, 1, 0, null, null, null)),
                Arguments.of("it ended well", "{phase: Succeeded}", new Completion(true, null, null, false)),
                Arguments.of("it ended badly", "{phase: Failed}", new Completion(false, "it ended", null, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pod_thatNobodyManages_is_a_workload(String name, String status, Progress progress) {
        Present alone = present("Pod", "alone", """
                    kind: Pod
                    apiVersion: v1
                    metadata: {name: alone, uid: p, generation: 1}
                    spec: {restartPolicy: Never}
                    status: %s
                    """.formatted(status));

        assertThat(alone.current()).isTrue();
        assertThat(alone.pods()).extracting(pod -> pod.name()).containsExactly("alone");
        assertThat(alone.progress()).isEqualTo(progress);
    }

    static List<Arguments> case_01_podOfAnotherRevision_that_is_in_the_way() {
        String broken = "status: {conditions: [{type: Ready, status: 'False'}]}\n";
        String good = "status: {conditions: [{type: Ready, status: 'True'}]}\n";
        String leaving = "status: {conditions: [{type: DisruptionTarget, status: 'True'}]}\n";
        return List.of(
                Arguments.of("it is not ready", "OrderedReady", broken, List.of("store-1")),
                Arguments.of("it is ready", "OrderedReady", good, List.of()),
                Arguments.of("it is leaving", "OrderedReady", leaving, List.of()),
                Arguments.of("nobody waits for it", "Parallel", broken, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void case_01_podOfAnotherRevision_that_is_in_the_way(
            String name, String policy, String status, List<String> inTheWay) {
        Present store = present(
                "StatefulSet",
                "store",
                """
                    kind: StatefulSet
                    apiVersion: apps/v1
                    metadata: {name: store, uid: s, generation: 3}
                    spec: {replicas: 2, template: {}, podManagementPolicy: %s}
                    status: {observedGeneration: 3, replicas: 2, availableReplicas: 1, updateRevision: store-1}
                    """.formatted(policy),
                pod("store-0", "s", "store-1"),
                pod("store-1", "s", "store-2") + status);

        assertThat(store.pods()).extracting(pod -> pod.name()).containsExactly("store-0");
        assertThat(store.obstacles())
                .extracting(obstacle -> obstacle.pod().name())
                .isEqualTo(inTheWay);
        assertThat(store.obstacles()).extracting(Obstacle::revision).allMatch("store-2"::equals);
    }

    @Test
    void statefulSet_with_a_partition_is_asked_for_the_rest_only() {
        Present store =
                present("StatefulSet", "store", """
                    kind: StatefulSet
                    apiVersion: apps/v1
                    metadata: {name: store, uid: s, generation: 2}
                    spec: {replicas: 2, template: {}, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}}
                    status: {observedGeneration: 2, replicas: 2, availableReplicas: 2, updateRevision: store-2}
                    """, pod("store-0", "s", "store-1"), pod("store-1", "s", "store-2"));

        assertThat(store.progress()).isEqualTo(new Replicas(1, 1, 0, null, null, null));
    }

    @Test
    void daemonSet_has_the_pods_of_its_newest_controllerRevision() {
        String revision = """
            kind: ControllerRevision
            apiVersion: apps/v1
            metadata: {name: agent-%s, labels: {controller-revision-hash: h%s}, ownerReferences: [{uid: g, controller: true}]}
            revision: %s
            """;
        Present agent = present(
                "DaemonSet",
                "agent",
                """
                kind: DaemonSet
                apiVersion: apps/v1
                metadata: {name: agent, uid: g, generation: 2}
                spec: {template: {}}
                status: {observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 1, numberAvailable: 2}
                """,
                revision.formatted("1", "1", "1"),
                revision.formatted("2", "2", "2"),
                pod("agent-a", "g", "h1"),
                pod("agent-b", "g", "h2"));

        assertThat(agent.pods()).extracting(pod -> pod.name()).containsExactly("agent-b");
        assertThat(agent.progress()).isEqualTo(new Replicas(2, 1, 1, null, null, null));
    }

    @Test
    void job_fails_as_soon_as_it_is_bound_to_fail() {
        Present job = present("Job", "migrate", """
            kind: Job
            apiVersion: batch/v1
            metadata: {name: migrate, uid: j, generation: 1}
            spec: {template: {}}
            status: {conditions: [{type: FailureTarget, status: 'True', reason: BackoffLimitExceeded, message: too often}]}
            """, pod("migrate-1", "j", ""));

        assertThat(job.progress()).isEqualTo(new Completion(false, "BackoffLimitExceeded, too often", null, false));
        assertThat(job.pods()).hasSize(1);
    }

    static List<Arguments> nothingWanted_is_seen() {
        String status = "status: {observedGeneration: 2, replicas: 0, updateRevision: x-2}";
        return List.of(
                Arguments.of(
                        "Deployment",
                        List.of(
                                DEPLOYMENT
                                        .formatted(2)
                                        .replace("replicas: 1,", "replicas: 0,")
                                        .replace(
                                                "replicas: 2, updatedReplicas: 1, availableReplicas: 2", "replicas: 0"),
                                NEW_SET)),
                Arguments.of("StatefulSet", List.of("""
                    kind: StatefulSet
                    apiVersion: apps/v1
                    metadata: {name: hello, uid: s, generation: 2}
                    spec: {replicas: 0, template: {}}
                    """ + status)),
                Arguments.of("DaemonSet", List.of("""
                    kind: DaemonSet
                    apiVersion: apps/v1
                    metadata: {name: hello, uid: g, generation: 2}
                    spec: {template: {spec: {nodeSelector: {disk: none}}}}
                    status: {observedGeneration: 2, desiredNumberScheduled: 0}
                    """, """
                    kind: ControllerRevision
                    apiVersion: apps/v1
                    metadata: {name: hello-1, labels: {controller-revision-hash: h1}, ownerReferences: [{uid: g, controller: true}]}
                    revision: 1
                    """)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void nothingWanted_is_seen(String kind, List<String> objects) {
        Present hello = present(kind, "hello", objects.toArray(String[]::new));

        assertThat(hello.current()).isTrue();
        assertThat(hello.progress()).isEqualTo(new Replicas(0, 0, 0, null, null, null));
    }

    @Test
    void suspendedJob_is_seen() {
        Present job = present("Job", "migrate", """
            kind: Job
            apiVersion: batch/v1
            metadata: {name: migrate, uid: j, generation: 1}
            spec: {suspend: true, template: {}}
            status: {conditions: [{type: Suspended, status: 'True'}]}
            """);

        assertThat(job.progress()).isEqualTo(new Completion(false, null, null, true));
    }

    @Test
    void refusals_from_before_the_watch_do_not_count() {
        String store = """
            kind: StatefulSet
            apiVersion: apps/v1
            metadata: {name: store, uid: s, generation: 1}
            spec: {replicas: 1, template: {}}
            status: {observedGeneration: 1, updateRevision: store-1}
            """;
        String refusal = """
            kind: Event
            apiVersion: v1
            metadata: {name: e, uid: e}
            type: Warning
            reason: FailedCreate
            message: exceeded quota
            count: 3
            involvedObject: {uid: s}
            """;

        assertThat(((Replicas) present("StatefulSet", "store", Map.of("e", 3), store, refusal)
                                .progress())
                        .refused())
                .isNull();
        assertThat(((Replicas) present("StatefulSet", "store", Map.of("e", 2), store, refusal)
                                .progress())
                        .refused())
                .isEqualTo("exceeded quota");
    }

    @Test
    void pod_that_its_node_drops_is_leaving() {
        String evicted = """
            kind: Pod
            apiVersion: v1
            metadata: {name: b, uid: b, ownerReferences: [{uid: new, controller: true}]}
            spec: {restartPolicy: Always}
            status: {phase: Failed, reason: Evicted}
            """;

        Present hello = present("Deployment", "hello", DEPLOYMENT.formatted(2), NEW_SET, evicted);

        assertThat(hello.pods().getFirst().terminating()).isTrue();
    }

    @Test
    void lastWriter_of_the_template_is_known_by_its_fields() {
        String managed = DEPLOYMENT.formatted(2).replace("generation: 2,", """
            generation: 2, managedFields: [
              {manager: helm, time: "2026-01-01T00:00:01Z", fieldsV1: {"f:spec": {"f:template": {}}}},
              {manager: kube-controller-manager, time: "2026-01-01T00:00:09Z", subresource: scale, fieldsV1: {"f:spec": {"f:replicas": {}}}},
              {manager: %s, time: "%s", fieldsV1: {"f:spec": {"f:template": {}}}}],\
            """);

        assertThat(present("Deployment", "hello", managed.formatted("kubectl-rollout", "2026-01-01T00:00:01Z"))
                        .otherWriter())
                .extracting(writer -> writer == null ? "" : writer.who())
                .isEqualTo("somebody with kubectl-rollout");
        assertThat(present("Deployment", "hello", managed.formatted("kubectl-rollout", "2026-01-01T00:00:00Z"))
                        .otherWriter())
                .isNull();
    }

    static List<Arguments> whatSomebodyElseWrote_is_named() {
        return List.of(
                Arguments.of("a checksum in the environment", """
                        {"f:spec": {"f:containers": {'k:{"name":"app"}': {"f:env": {".": {},
                          'k:{"name":"CHECKSUM"}': {".": {}, "f:name": {}, "f:value": {}}}}}}}
                        """, "spec.containers[app].env[CHECKSUM]", false),
                Arguments.of("a restart", """
                        {"f:metadata": {"f:annotations": {".": {}, "f:kubectl.kubernetes.io/restartedAt": {}}}}
                        """, "metadata.annotations[kubectl.kubernetes.io/restartedAt]", false),
                Arguments.of("a container more", """
                        {"f:spec": {"f:containers": {'k:{"name":"proxy"}': {".": {}, "f:image": {}, "f:name": {}}}}}
                        """, "spec.containers[proxy]", false),
                Arguments.of("the image that Helm had set", """
                        {"f:spec": {"f:containers": {'k:{"name":"app"}': {"f:image": {}}}}}
                        """, "spec.containers[app].image", true),
                Arguments.of(
                        "a port, a set and a value", """
                        {"f:spec": {"f:containers": {'k:{"name":"app"}': {"f:ports": {
                          'k:{"containerPort":8080,"protocol":"TCP"}': {".": {}}}}}, "f:x": {'v:"secret"': {}}}}
                        """, "spec.containers[app].ports[8080/TCP], spec.x[...]", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatSomebodyElseWrote_is_named(String name, String template, String said, boolean replacesImage) {
        String managed = DEPLOYMENT.formatted(2).replace("generation: 2,", """
            generation: 2, managedFields: [
              {manager: helm, time: "2026-01-01T00:00:01Z", fieldsV1: {"f:spec": {"f:template": {"f:spec":
                {"f:containers": {'k:{"name":"app"}': {".": {}, %s "f:name": {}}}}}}}},
              {manager: Reloader, time: "2026-01-01T00:00:02Z", fieldsV1: {"f:spec": {"f:template": %s}}}],\
            """.formatted(
                        replacesImage ? "" : "\"f:image\": {},", template.strip()));

        TemplateWriter writer = present("Deployment", "hello", managed).otherWriter();

        assertThat(writer).isNotNull();
        assertThat(writer.what()).isEqualTo(said);
        assertThat(writer.replacesImage()).isEqualTo(replacesImage);
    }

    private static Present present(String kind, String name, String... yaml) {
        return present(kind, name, Map.of(), yaml);
    }

    private static Present present(String kind, String name, Map<String, Integer> oldWarnings, String... yaml) {
        List<HasMetadata> objects = Stream.of(yaml)
                .map(text -> Serialization.<HasMetadata>unmarshal(text))
                .toList();
        Snapshot snapshot = new Snapshot(
                all(objects, Deployment.class),
                all(objects, ReplicaSet.class),
                all(objects, StatefulSet.class),
                all(objects, DaemonSet.class),
                all(objects, ControllerRevision.class),
                all(objects, Job.class),
                all(objects, Pod.class),
                all(objects, Event.class),
                oldWarnings);
        Workload expected = new Workload(new ObjectRef("apps/v1", kind, "shop", name), "any", 1);
        WorkloadObservation workload =
                snapshot.observe(List.of(expected)).workloads().getFirst();
        assertThat(workload).isInstanceOf(Present.class);
        return (Present) workload;
    }

    private static <T> List<T> all(List<HasMetadata> objects, Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String replicaSet(String uid, String revision, String status) {
        return """
            kind: ReplicaSet
            apiVersion: apps/v1
            metadata:
              name: hello-%s
              uid: %s
              annotations: {deployment.kubernetes.io/revision: "%s"}
              ownerReferences: [{uid: d, controller: true}]
            %s
            """.formatted(uid, uid, revision, status);
    }

    private static String pod(String name, String owner, String hash) {
        return """
            kind: Pod
            apiVersion: v1
            metadata:
              name: %s
              uid: uid-%s
              labels: {controller-revision-hash: "%s"}
              ownerReferences: [{uid: %s, controller: true}]
            """.formatted(name, name, hash, owner);
    }
}
