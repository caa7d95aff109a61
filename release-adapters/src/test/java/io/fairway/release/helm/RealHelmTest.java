package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fairway.events.Place;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Target;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.deploy.HelmOutcome;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import io.fairway.release.deploy.HelmWaits;
import io.fairway.release.deploy.PackagedChart;
import io.fairway.release.deploy.UnusableChartException;
import io.fairway.release.lease.Lease;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Helm on a real cluster, with the rights of release-service in one namespace. The environment names Helm, the
 * kubeconfig and the namespace.
 */
@EnabledIfEnvironmentVariable(named = "FAIRWAY_TEST_RELEASER_KUBECONFIG", matches = ".+")
class RealHelmTest {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();
    private static final UUID THIRD = UUID.randomUUID();
    private static final String KUBECONFIG = System.getenv("FAIRWAY_TEST_RELEASER_KUBECONFIG");

    private final Place place = Place.inDefaultCluster(
            System.getenv("FAIRWAY_TEST_NAMESPACE"),
            "real-" + UUID.randomUUID().toString().substring(0, 8));
    private final Lease lease = new HeldForEver();

    @TempDir
    Path directory;

    private KubernetesClient client;
    private HelmStorage storage;
    private HelmCommand helm;

    @BeforeEach
    void connect() {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(new File(KUBECONFIG)))
                .build();
        storage = new HelmStorage(client, Clock.systemUTC());
        helm = helm(Duration.ofMinutes(1));
    }

    @AfterEach
    void clean() {
        HelmOutcome gone = helm.uninstall(place, FIRST, true, HelmWaits.NOTHING, lease);
        assertThat(gone).isInstanceOf(HelmOutcome.Succeeded.class);
        client.batch()
                .v1()
                .jobs()
                .inNamespace(place.namespace())
                .withName("never-" + place.helmRelease())
                .delete();
        client.close();
    }

    @Test
    void revisions_carry_their_release_and_a_rollback_that_of_what_it_restores() throws Exception {
        succeed(helm.upgrade(place, FIRST, chart("one", ""), "staging", HelmWaits.NOTHING, lease));
        succeed(helm.upgrade(place, SECOND, chart("two", ""), "staging", HelmWaits.NOTHING, lease));
        succeed(helm.rollback(place, THIRD, 1, false, HelmWaits.NOTHING, lease));

        List<HelmRevision> history = helm.history(place);

        assertThat(history)
                .extracting(HelmRevision::number, HelmRevision::status, HelmRevision::releaseId)
                .containsExactly(
                        tuple(1, Status.SUPERSEDED, FIRST),
                        tuple(2, Status.SUPERSEDED, SECOND),
                        tuple(3, Status.DEPLOYED, FIRST));
        assertThat(history.getLast().description()).isEqualTo("Rollback to 1");
        assertThat(value()).isEqualTo("one");
        ReleaseObjects objects = helm.objects(place, 3);
        assertThat(objects.manifest())
                .extracting(object -> object.kind() + "/" + object.name())
                .containsExactly("ConfigMap/" + place.helmRelease());
    }

    @Test
    void whatSomebodyDoesWithHelm_is_heard_and_tells_which_program_did_it() throws Exception {
        succeed(helm.upgrade(place, FIRST, chart("one", ""), "staging", HelmWaits.NOTHING, lease));
        succeed(helm.upgrade(place, SECOND, chart("two", ""), "staging", HelmWaits.NOTHING, lease));
        Set<Place> heard = ConcurrentHashMap.newKeySet();
        HelmWatch watch = new HelmWatch(client);
        try {
            watch.watch(List.of(place), heard::add);
            // What is there already is told, too.
            await().until(() -> heard.contains(place));
            heard.clear();

            byHand("rollback", place.helmRelease(), "1");

            await().until(() -> heard.contains(place));
            HelmRevision last = helm.history(place).getLast();
            assertThat(last.description()).isEqualTo("Rollback to 1");
            assertThat(last.releaseId()).isEqualTo(FIRST);
            assertThat(helm.writer(place, last.number()))
                    .hasValueSatisfying(program -> assertThat(program).containsIgnoringCase("helm"));

            heard.clear();
            watch.watch(List.of(), heard::add);
            watch.watch(List.of(place), heard::add);
            await().until(() -> heard.contains(place));
        } finally {
            watch.close();
        }
    }

    private void byHand(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getenv("FAIRWAY_TEST_HELM")));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--namespace", place.namespace(), "--kubeconfig", KUBECONFIG));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void hookThatNeverEnds_is_pending_until_it_is_forgotten_and_the_next_try_has_the_same_number() throws Exception {
        succeed(helm.upgrade(place, FIRST, chart("one", ""), "staging", HelmWaits.NOTHING, lease));
        HelmCommand impatient = helm(Duration.ofSeconds(3));

        HelmOutcome late = impatient.upgrade(place, SECOND, chart("two", HOOK), "staging", HelmWaits.NOTHING, lease);

        assertThat(late)
                .isInstanceOfSatisfying(
                        HelmOutcome.Failed.class,
                        failed -> assertThat(failed.failure().reason()).isIn(Reason.HELM_FAILED, Reason.HOOK_FAILED));
        assertThat(helm.history(place).getLast())
                .extracting(HelmRevision::number, HelmRevision::releaseId)
                .containsExactly(2, SECOND);

        helm.forget(place, 2);
        succeed(helm.upgrade(place, SECOND, chart("two", ""), "staging", HelmWaits.NOTHING, lease));

        assertThat(helm.history(place).getLast())
                .extracting(HelmRevision::number, HelmRevision::status)
                .containsExactly(2, Status.DEPLOYED);
        assertThat(value()).isEqualTo("two");
    }

    @Test
    void helmThatWasKilled_leaves_a_pending_revision_that_can_be_marked_as_failed() throws Exception {
        CompletableFuture<HelmOutcome> abandoned = CompletableFuture.supplyAsync(() -> {
            try {
                return helm.upgrade(place, FIRST, chart("one", HOOK), "staging", HelmWaits.NOTHING, lease);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> helm.history(place).stream()
                .anyMatch(
                        revision -> revision.status() == Status.PENDING_INSTALL && FIRST.equals(revision.releaseId())));

        assertThat(helm.hasOrphans(List.of(FIRST))).isTrue();
        helm.endOrphans(List.of(FIRST));
        assertThat(abandoned.join()).isInstanceOf(HelmOutcome.Failed.class);
        helm.markFailed(place, 1);

        assertThat(helm.history(place))
                .singleElement()
                .satisfies(revision -> assertThat(revision.status()).isEqualTo(Status.FAILED));
        succeed(helm.upgrade(place, SECOND, chart("two", ""), "staging", HelmWaits.NOTHING, lease));
        assertThat(value()).isEqualTo("two");
    }

    @Test
    void invalidObject_is_refused_without_quoting_its_values() throws Exception {
        HelmOutcome refused = helm.upgrade(
                place,
                FIRST,
                chart(
                        "one",
                        "---\n"
                                + "apiVersion: v1\n"
                                + "kind: Service\n"
                                + "metadata: {name: hunter}\n"
                                + "spec: {ports: [{port: 99999}]}\n"),
                "staging",
                HelmWaits.NOTHING,
                lease);

        assertThat(refused).isInstanceOfSatisfying(HelmOutcome.Failed.class, failed -> {
            assertThat(failed.failure().reason()).isEqualTo(Reason.REFUSED);
            assertThat(failed.failure().message())
                    .contains("hunter", "spec.ports[0].port")
                    .doesNotContain("99999");
        });
    }

    @Test
    void case_13_chart_that_looks_something_up_is_rendered_by_its_cluster() throws Exception {
        PackagedChart chart = chart("one", """
            {{- if not (lookup "v1" "Secret" .Release.Namespace (printf "%s-database" .Release.Name)) }}
            {{- fail "the Secret is missing: create it first" }}
            {{- end }}
            """);

        assertThatThrownBy(() -> helm.render(place, chart, "staging", false))
                .isInstanceOf(UnusableChartException.class)
                .hasMessageContaining("template real/templates/all.yaml, line 6, stops with fail or required");
        client.secrets()
                .inNamespace(place.namespace())
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(place.helmRelease() + "-database")
                        .endMetadata()
                        .build())
                .create();

        assertThat(helm.render(place, chart, "staging", false)).hasSize(1);
        succeed(helm.upgrade(place, FIRST, chart, "staging", HelmWaits.NOTHING, lease));
        client.secrets()
                .inNamespace(place.namespace())
                .withName(place.helmRelease() + "-database")
                .delete();
    }

    @Test
    void case_11_variable_that_is_there_twice_is_named_by_what_helm_says() throws Exception {
        HelmOutcome refused = helm.upgrade(place, FIRST, chart("one", TWICE), "staging", HelmWaits.NOTHING, lease);

        assertThat(refused).isInstanceOfSatisfying(HelmOutcome.Failed.class, failed -> {
            assertThat(failed.failure().reason()).isEqualTo(Reason.REFUSED);
            assertThat(failed.failure().message())
                    .isEqualTo("Deployment/twice: spec.template.spec.containers[name=\"web\"].env has GREETING twice");
        });
    }

    private static final String TWICE = """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: twice}
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec:
              containers:
                - name: web
                  image: web:1
                  env: [{name: GREETING, value: hunter1}, {name: GREETING, value: hunter2}]
        """;

    @Test
    void clusterThatIsAway_is_a_passing_failure() throws Exception {
        Path nowhere = directory.resolve("kubeconfig");
        Files.writeString(
                nowhere,
                Files.readString(Path.of(KUBECONFIG))
                        .replaceAll("server: https://[^\\s]+", "server: https://127.0.0.1:1"));
        HelmConfig config = new TestHelmConfig(
                Path.of(System.getenv("FAIRWAY_TEST_HELM")), nowhere, directory, Duration.ofMinutes(1));
        HelmCommand lost = new HelmCommand(new HelmProcess(config), storage, NoWatch.PODS, config);

        assertThat(lost.upgrade(place, FIRST, chart("one", ""), "staging", HelmWaits.NOTHING, lease))
                .isInstanceOfSatisfying(
                        HelmOutcome.Failed.class,
                        failed -> assertThat(failed.failure().retryable()).isTrue());
    }

    private static final String HOOK = """
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: never-{{ .Release.Name }}
          annotations: {helm.sh/hook: "pre-install,pre-upgrade"}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: never, image: "registry.invalid/never:1"}]
        """;

    private HelmCommand helm(Duration deadline) {
        HelmConfig config = new TestHelmConfig(
                Path.of(System.getenv("FAIRWAY_TEST_HELM")), Path.of(KUBECONFIG), directory, deadline);
        return new HelmCommand(new HelmProcess(config), storage, NoWatch.PODS, config);
    }

    private static void succeed(HelmOutcome outcome) {
        assertThat(outcome).isInstanceOf(HelmOutcome.Succeeded.class);
    }

    private String value() {
        return client.configMaps()
                .inNamespace(place.namespace())
                .withName(place.helmRelease())
                .get()
                .getData()
                .get("value");
    }

    private PackagedChart chart(String value, String more) throws IOException {
        Path archive = Files.createTempFile(directory, "chart", ".tgz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            add(tar, "real/Chart.yaml", "apiVersion: v2\nname: real\nversion: 1.0.0\n");
            add(
                    tar,
                    "real/templates/all.yaml",
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"{{ .Release.Name }}\"}\ndata: {value: \""
                            + value + "\"}\n" + more);
        }
        return new PackagedChart(archive, Map.of(), PackagedChart.DEFAULT_CHECKS);
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static final class HeldForEver implements Lease {

        @Override
        public Target target() {
            return new Target("real", "staging");
        }

        @Override
        public void check() {}

        @Override
        public Guard whenLost(Runnable action) {
            return () -> {};
        }
    }
}
