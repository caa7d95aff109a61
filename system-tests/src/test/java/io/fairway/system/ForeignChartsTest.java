package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.system.GeneratedChart.Fault;
import io.fairway.system.GeneratedChart.Kind;
import io.fairway.system.GeneratedChart.Part;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Charts of the kinds with which tools of this field went wrong: what a rollback leaves, and whom a verdict blames. */
@OnPlatform
class ForeignChartsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningPlatform platform;

    ForeignChartsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void case_01_podForWhichAStatefulSetWaitsInVain_isReplaced_andTheNextGoodPushIsNotBlamed() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c01-sts");
        GeneratedChart good = chart("c01-sts", Kind.STATEFUL_SET, 2, Part.SERVICE);
        released(application, good.files(), "Two pods");

        JsonNode undone = undone(application, bad(good, Fault.NEVER_READY).files(), "Never ready", "NEVER_READY");

        assertThat(undone.path("differences")).isEmpty();
        assertThat(new NamespaceAudit(application).leftovers("v2-bad")).isEmpty();
        released(application, again(good, 3).files(), "Good again");
        assertThat(application.quarantine()).hasSize(1);
    }

    @Test
    void case_04_settingsThatAHookMade_areThoseOfTheVerifiedVersion() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c04-hookcfg");
        GeneratedChart good = chart("c04-hookcfg", Kind.DEPLOYMENT, 1, Part.HOOK_SETTINGS);
        released(application, good.files(), "Settings by a hook");
        Map<String, JsonNode> before = new NamespaceAudit(application).objects();
        assertThat(before).containsKey("ConfigMap/c04-hookcfg-hook-settings");

        undone(application, bad(good, Fault.BAD_HOOK_SETTINGS).files(), "Bad settings", "NEVER_READY");

        assertThat(new NamespaceAudit(application).objects()).isEqualTo(before);
        // As a drained node does: the pod that comes reads the settings anew.
        application.kubectl("delete", "pod", "-l", "app=c04-hookcfg", "--wait=true");
        application.kubectl("rollout", "status", "deployment/c04-hookcfg", "--timeout=60s");
    }

    @Test
    void case_05_whatIsToBeKept_isKeptAndTold() throws Exception {
        GeneratedApplication first = GeneratedApplication.create(platform, "c05-keep");
        GeneratedChart broken = bad(chart("c05-keep", Kind.DEPLOYMENT, 1, Part.KEPT_KEY), Fault.CRASHES);

        JsonNode undone = undone(first, broken.files(), "Crashes from the start", "CRASH_LOOP");

        assertThat(GeneratedApplication.told(undone)).containsExactly("Secret/c05-keep-kept");
        assertThat(new NamespaceAudit(first).objects()).containsOnlyKeys("Secret/c05-keep-kept");

        GeneratedChart good = chart("c05-keep", Kind.DEPLOYMENT, 1, Part.SETTINGS);
        released(first, again(good, 3).files(), "Without the key");
        JsonNode again = undone(
                first,
                again(chart("c05-keep", Kind.DEPLOYMENT, 1, Part.SETTINGS, Part.KEPT_KEY), 4)
                        .with(Fault.CRASHES)
                        .files(),
                "The key again, and it crashes",
                "CRASH_LOOP");
        assertThat(GeneratedApplication.told(again)).isSubsetOf("Secret/c05-keep-kept");
        assertThat(new NamespaceAudit(first).objects()).containsKey("Secret/c05-keep-kept");
    }

    @Test
    void case_08_testThatRunsAfterTheInstallation_asksAServiceThatIsReady() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c08-smoke");
        // One pod is replaced by the next, because both want the same port of the node.
        Map<String, String> files = files(
                chart("c08-smoke", Kind.STATEFUL_SET, 1, Part.SMOKE_TEST),
                "run",
                "mkdir -p",
                "sleep 5\nmkdir -p",
                "chart/templates/workload.yaml",
                "      terminationGracePeriodSeconds: 1",
                "      hostNetwork: true\n      terminationGracePeriodSeconds: 1",
                "chart/templates/smoke_test.yaml",
                "      restartPolicy: Never",
                "      hostNetwork: true\n      restartPolicy: Never",
                "chart/templates/smoke_test.yaml",
                "\"exit 0\"",
                "\"wget -q -O - http://127.0.0.1:18099/health\"");
        files.replaceAll((file, text) -> text.replace("8080", "18099"));

        released(application, files, "A service that starts slowly, and asks itself");
    }

    @Test
    void case_09_migrationThatFailsAgainAndAgain_isNamedWithItsExitCode_andEndsWithTheRollback() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c09-backoff");
        GeneratedChart good = chart("c09-backoff", Kind.DEPLOYMENT, 1, Part.SETTINGS);
        released(application, good.files(), "Without a migration");
        GeneratedChart bad = bad(good, Fault.MIGRATION_FAILS_AGAIN_AND_AGAIN);

        GeneratedApplication.Ended change = application.release(bad.files(), "The migration fails", PATIENCE);

        JsonNode failed = application.event(change, "ReleaseFailed").data();
        assertThat(failed.path("reason").asText()).as(failed.toString()).isEqualTo("HOOK_FAILED");
        assertThat(failed.toString()).contains("c09-backoff-migration", "exit code 3");
        assertThat(new NamespaceAudit(application).leftovers("v2-bad")).isEmpty();

        GeneratedApplication first = GeneratedApplication.create(platform, "c09b-first");
        GeneratedApplication.Ended none = first.release(
                bad(chart("c09b-first", Kind.DEPLOYMENT, 1, Part.SETTINGS), Fault.MIGRATION_FAILS)
                        .files(),
                "The first one fails",
                PATIENCE);
        assertThat(first.event(none, "ReleaseFailed").data().path("reason").asText())
                .isEqualTo("HOOK_FAILED");
        assertThat(new NamespaceAudit(first).objects()).isEmpty();
    }

    @Test
    void case_13_chartThatAsksTheClusterForASecret_isJudgedByTheCluster() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c13-lookup");
        application.kubectl("create", "secret", "generic", "c13-lookup-database", "--from-literal=password=example");
        Map<String, String> files = files(chart("c13-lookup", Kind.DEPLOYMENT, 1, Part.SERVICE));
        files.put("chart/templates/found.yaml", """
                {{- $name := printf "%s-database" .Release.Name }}
                {{- $found := lookup "v1" "Secret" .Release.Namespace $name }}
                {{- if not $found }}
                {{- fail (printf "Secret %s/%s is missing: create it first" .Release.Namespace $name) }}
                {{- end }}
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: {{ .Release.Name }}-found}
                data: {secret: {{ $name }}}
                """);

        released(application, files, "Looks for its secret");

        assertThat(new NamespaceAudit(application).objects()).containsKey("ConfigMap/c13-lookup-found");
    }

    @Test
    void case_29_nothingWanted_isNothingToVerify() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c29-zero");
        GeneratedChart good = chart("c29-zero", Kind.DEPLOYMENT, 1, Part.SERVICE);
        released(application, scaledByOthers(good), "Its scale is left to others");
        application.kubectl("scale", "deployment/c29-zero", "--replicas=0");

        released(application, scaledByOthers(again(good, 2)), "Released while nobody uses it");

        assertThat(application.kubectl("get", "deployment/c29-zero", "-o", "jsonpath={.spec.replicas}"))
                .isEqualTo("0");
        assertThat(application.quarantine()).isEmpty();
    }

    @Test
    void case_30_changeOfAPodTemplateByAnotherController_isFollowed() throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, "c30-reload");
        GeneratedChart good = chart("c30-reload", Kind.DEPLOYMENT, 1, Part.SETTINGS);
        released(application, good.files(), "Settings");
        AtomicBoolean over = new AtomicBoolean();
        Thread reloader = Thread.ofPlatform().start(() -> reload(application, over));

        try {
            released(application, again(good, 2).files(), "Other settings");
        } finally {
            over.set(true);
            reloader.join();
        }

        assertThat(application.quarantine()).isEmpty();
        assertThat(application.kubectl("get", "deployment/c30-reload", "-o", "jsonpath={.spec.template.metadata}"))
                .contains("checksum-2");
    }

    /** What an operator like Reloader does: as soon as the settings have changed, it changes the template of the pods. */
    private static void reload(GeneratedApplication application, AtomicBoolean over) {
        await("the new settings of " + application.name())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> over.get()
                        || application
                                .kubectl("get", "configmap/" + application.name() + "-settings", "-o", "json")
                                .contains("\"setting\": \"2\""));
        if (!over.get()) {
            await("a patch of " + application.name())
                    .atMost(SOON)
                    .until(() -> application
                            .kubectl(
                                    "patch",
                                    "deployment/" + application.name(),
                                    "--field-manager=reloader",
                                    "--patch",
                                    "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"reloader\":\"checksum-2\"}}}}}")
                            .contains("patched"));
        }
    }

    private static Map<String, String> scaledByOthers(GeneratedChart chart) {
        Map<String, String> files = files(chart, "chart/templates/workload.yaml", "  replicas: 1\n", "");
        files.computeIfPresent(
                "fairway.yaml",
                (file, text) -> text + "  http:\n    - workload: " + chart.name()
                        + "\n      port: 8080\n      path: /health\n");
        return files;
    }

    private static GeneratedChart chart(String name, Kind kind, int replicas, Part... parts) {
        return new GeneratedChart(name, kind, Set.of(parts), 1, replicas, 1, Fault.NONE);
    }

    private static GeneratedChart again(GeneratedChart chart, int version) {
        return new GeneratedChart(
                chart.name(), chart.kind(), chart.parts(), version, chart.replicas(), version, Fault.NONE);
    }

    private static GeneratedChart bad(GeneratedChart chart, Fault fault) {
        return again(chart, 2).with(fault);
    }

    /** The files of a chart, with texts replaced: file, old text, new text, and so on. */
    private static Map<String, String> files(GeneratedChart chart, String... replacements) {
        Map<String, String> files = new HashMap<>(chart.files());
        for (int i = 0; i < replacements.length; i += 3) {
            String old = replacements[i + 1];
            assertThat(files.get(replacements[i])).as(replacements[i]).contains(old);
            files.put(replacements[i], files.get(replacements[i]).replace(old, replacements[i + 2]));
        }
        return files;
    }

    private static void released(GeneratedApplication application, Map<String, String> files, String message)
            throws Exception {
        GeneratedApplication.Ended change = application.release(files, message, PATIENCE);

        assertThat(change.outcome()).as("%s", change).isEqualTo("VERIFIED");
    }

    /** @return what was said at the end of the rollback */
    private static JsonNode undone(
            GeneratedApplication application, Map<String, String> files, String message, String reason)
            throws Exception {
        GeneratedApplication.Ended change = application.release(files, message, PATIENCE);

        assertThat(change.outcome()).as("%s", change).isEqualTo("ROLLED_BACK");
        JsonNode failed = application.event(change, "ReleaseFailed").data();
        assertThat(failed.path("reason").asText()).as(failed.toString()).isEqualTo(reason);
        JsonNode undone = application.event(change, "ReleaseRolledBack").data();
        assertThat(undone.path("verified").asBoolean()).as(undone.toString()).isTrue();
        return undone;
    }
}
