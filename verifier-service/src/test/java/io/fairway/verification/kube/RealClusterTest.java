package io.fairway.verification.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.Checks;
import io.fairway.events.Evidence;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Workload;
import io.fairway.verification.Check;
import io.fairway.verification.CheckEvaluator;
import io.fairway.verification.Cluster;
import io.fairway.verification.Verdict;
import io.fairway.verification.run.TestVerificationRuns;
import io.fairway.verification.run.TestVerificationRuns.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The real thing, on a cluster whose node has an image {@code box:1} with busybox. The environment names the
 * administrator's kubeconfig, with which the test deploys, and the verifier's own, with which it looks.
 */
@EnabledIfEnvironmentVariable(named = "FAIRWAY_TEST_ADMIN_KUBECONFIG", matches = ".+")
class RealClusterTest {

    private static final String NAMESPACE = "shop";
    private static KubernetesClient admin;
    private static KubeCluster cluster;

    @BeforeAll
    static void connect() {
        admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(new File(System.getenv("FAIRWAY_TEST_ADMIN_KUBECONFIG"))))
                .build();
        cluster = new KubeCluster(() -> Optional.of(System.getenv("FAIRWAY_TEST_VERIFIER_KUBECONFIG")));
    }

    @AfterAll
    static void disconnect() {
        cluster.close();
        admin.close();
    }

    @Test
    void goodThenCrashing_deployment() throws Exception {
        Outcome good = verify(deployment("crashing", "httpd -f -p 8080 -h /www", "box:1", ""), 60, 1);
        assertThat(good.verdict()).isInstanceOf(Verdict.Verified.class);

        Outcome bad = verify(deployment("crashing", "exit 3", "box:1", ""), 60, 1);
        assertThat(failed(bad).reason()).isEqualTo(Reason.CRASH_LOOP);
        assertThat(failed(bad).message()).contains("exit code 3");
    }

    @Test
    void goodThenCrashing_statefulSet_and_daemonSet() throws Exception {
        for (String kind : List.of("StatefulSet", "DaemonSet")) {
            String name = "many-" + kind.toLowerCase(Locale.ROOT);
            assertThat(verify(workload(kind, name, "httpd -f -p 8080 -h /www", "box:1", ""), 60, 1)
                            .verdict())
                    .isInstanceOf(Verdict.Verified.class);
            assertThat(failed(verify(workload(kind, name, "exit 4", "box:1", ""), 60, 1))
                            .reason())
                    .isEqualTo(Reason.CRASH_LOOP);
        }
    }

    @Test
    void imageThatIsNowhere() throws Exception {
        assertThat(failed(verify(deployment("noimage", "true", "127.0.0.1:1/nothing:1", ""), 60, 1))
                        .reason())
                .isEqualTo(Reason.IMAGE_PULL_FAILED);
    }

    @Test
    void neverReady_says_what_the_probe_said() throws Exception {
        Verdict.Failed failed =
                failed(verify(deployment("unready", "mkdir /tmp/w; httpd -f -p 8080 -h /tmp/w", "box:1", ""), 6, 1));

        assertThat(failed.reason()).isEqualTo(Reason.NEVER_READY);
        assertThat(failed.message()).contains("404");
    }

    @Test
    void missingConfigMap_of_an_environment_and_of_a_volume() throws Exception {
        String env = "          envFrom: [{configMapRef: {name: nowhere}}]";
        assertThat(failed(verify(deployment("noenv", "sleep 1000", "box:1", env), 60, 1))
                        .reason())
                .isEqualTo(Reason.INVALID_CONTAINER_CONFIGURATION);
        String volume = "          volumeMounts: [{name: v, mountPath: /v}]\n"
                + "      volumes: [{name: v, secret: {secretName: nowhere}}]";
        assertThat(failed(verify(deployment("novolume", "sleep 1000", "box:1", volume), 60, 1))
                        .reason())
                .isEqualTo(Reason.INVALID_CONTAINER_CONFIGURATION);
    }

    @Test
    void jobs_good_and_failing() throws Exception {
        admin.batch().v1().jobs().inNamespace(NAMESPACE).delete();
        assertThat(verify(job("fine", "true"), 60, 0).verdict()).isInstanceOf(Verdict.Verified.class);
        Verdict.Failed failed = failed(verify(job("broken", "exit 5"), 60, 0));
        assertThat(failed.reason()).isEqualTo(Reason.JOB_FAILED);
        assertThat(failed.message()).contains("exit code 5");
    }

    @Test
    void refusedByQuota() throws Exception {
        HasMetadata quota = Serialization.unmarshal("""
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: tight, namespace: shop}
            spec: {hard: {limits.memory: 1Mi}}
            """);
        admin.resource(quota).serverSideApply();
        try {
            for (String kind : List.of("Deployment", "StatefulSet")) {
                String limits = "          resources: {limits: {memory: 64Mi}}";
                assertThat(failed(verify(workload(kind, "greedy", "sleep 1000", "box:1", limits), 30, 0))
                                .reason())
                        .isEqualTo(Reason.REFUSED);
            }
        } finally {
            admin.resource(quota).delete();
        }
    }

    @Test
    void scaledIsFine_and_restartedByAnother_is_followed() throws Exception {
        HasMetadata object = apply(deployment("touched", "httpd -f -p 8080 -h /www", "box:1", ""));
        CompletableFuture<Outcome> scaled = watch(object, 60, 3);
        admin.apps().deployments().inNamespace(NAMESPACE).withName("touched").scale(2);
        assertThat(scaled.get(60, TimeUnit.SECONDS).verdict()).isInstanceOf(Verdict.Verified.class);

        HasMetadata again = apply(deployment("touched", "sleep 0; httpd -f -p 8080 -h /www", "box:1", ""));
        admin.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("touched")
                .rolling()
                .restart();
        Verdict restarted = watch(again, 60, 3).get(60, TimeUnit.SECONDS).verdict();
        assertThat(restarted).isInstanceOf(Verdict.Verified.class);
        assertThat(restarted.evidence()).extracting(Evidence::check).contains("template");
    }

    @Test
    void apiOutage_longerThanTheDeadline_fails_no_release() throws Exception {
        String kubeconfig = Files.readString(Path.of(System.getenv("FAIRWAY_TEST_VERIFIER_KUBECONFIG")));
        Matcher server = Pattern.compile("https://127.0.0.1:(\\d+)").matcher(kubeconfig);
        assertThat(server.find()).isTrue();
        Path file = Files.createTempFile("proxied", ".kubeconfig");
        try (CuttableProxy proxy = new CuttableProxy(Integer.parseInt(server.group(1)))) {
            Files.writeString(file, server.replaceFirst("https://127.0.0.1:" + proxy.port()));
            KubeCluster proxied = new KubeCluster(() -> Optional.of(file.toString()));
            HasMetadata object = apply(deployment("patient", "sleep 3; httpd -f -p 8080 -h /www", "box:1", ""));
            CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> play(proxied, object, 6, 2));
            await().until(() -> proxy.connections() >= 4);

            proxy.cut();
            await().pollDelay(Duration.ofSeconds(9)).until(() -> !outcome.isDone());
            proxy.mend();

            assertThat(outcome.get(30, TimeUnit.SECONDS).verdict()).isInstanceOf(Verdict.Verified.class);
            proxied.close();
        } finally {
            Files.delete(file);
        }
    }

    private CompletableFuture<Outcome> watch(HasMetadata object, int deadline, int settle) {
        return CompletableFuture.supplyAsync(() -> play(cluster, object, deadline, settle));
    }

    private Outcome verify(String yaml, int deadline, int settle) {
        return play(cluster, apply(yaml), deadline, settle);
    }

    private static Outcome play(Cluster cluster, HasMetadata object, int deadline, int settle) {
        Workload workload = new Workload(
                new ObjectRef(
                        object.getApiVersion(),
                        object.getKind(),
                        NAMESPACE,
                        object.getMetadata().getName()),
                object.getMetadata().getUid(),
                object.getMetadata().getGeneration());
        CheckEvaluator<Check.HttpGet> none = (check, request) -> {
            throw new AssertionError("nothing is to be checked");
        };
        try {
            return TestVerificationRuns.play(
                    cluster,
                    none,
                    Place.inDefaultCluster(NAMESPACE, "shop"),
                    List.of(workload),
                    new Checks(deadline, settle, List.of()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HasMetadata apply(String yaml) {
        HasMetadata object = Serialization.unmarshal(yaml);
        return admin.resource(object).fieldManager("helm").forceConflicts().serverSideApply();
    }

    private static Verdict.Failed failed(Outcome outcome) {
        assertThat(outcome.verdict()).isInstanceOf(Verdict.Failed.class);
        return (Verdict.Failed) outcome.verdict();
    }

    private static String deployment(String name, String command, String image, String more) {
        return workload("Deployment", name, command, image, more);
    }

    private static String workload(String kind, String name, String command, String image, String more) {
        String extra = Map.of(
                        "Deployment",
                        "replicas: 1",
                        "StatefulSet",
                        "serviceName: none",
                        "DaemonSet",
                        "minReadySeconds: 0")
                .get(kind);
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %s, namespace: shop}
            spec:
              %s
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                    - name: app
                      image: %s
                      imagePullPolicy: IfNotPresent
                      command: [sh, -c, "%s"]
                      readinessProbe: {httpGet: {path: /index.html, port: 8080}, periodSeconds: 1}
            """.formatted(kind, name, extra, name, name, image, command) + more;
    }

    private static String job(String name, String command) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: %s, namespace: shop}
            spec:
              backoffLimit: 0
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: app, image: "box:1", command: [sh, -c, "%s"]}]
            """.formatted(name, command);
    }
}
