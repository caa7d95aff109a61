package io.fairway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm 4 and Kubernetes really say. */
class HelmFailuresTest {

    @ParameterizedTest
    @MethodSource
    void failure_is_classified(String said, Reason reason, String message, boolean retryable) {
        assertThat(HelmFailures.classify(said)).isEqualTo(new HelmFailure(reason, message, retryable));
    }

    static Stream<Arguments> failure_is_classified() {
        return Stream.of(
                Arguments.of(
                        "Error: INSTALLATION FAILED: failed pre-install: 1 error occurred:\n"
                                + "\t* job migration failed: BackoffLimitExceeded",
                        Reason.HOOK_FAILED,
                        "a pre-install hook (migration) failed",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: resource Deployment/toy-staging/toy not ready. status: InProgress,"
                                + " message: Available: 0/1\n"
                                + "context deadline exceeded",
                        Reason.NEVER_READY,
                        "Deployment/toy was not ready in time, and hooks come after it",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: resource Job/toy-staging/import not ready. status: Failed,"
                                + " message: Job Failed. failed: 1/1",
                        Reason.JOB_FAILED,
                        "Job/import failed, and hooks come after it",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: pre-upgrade hooks failed: 1 error occurred:\n"
                                + "\t* job migration failed: BackoffLimitExceeded",
                        Reason.HOOK_FAILED,
                        "a pre-upgrade hook (migration) failed",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: pre-upgrade hooks failed: resource Job/toy-staging/toy-hook not ready."
                                + " status: InProgress, message: Job in progress\n"
                                + "context deadline exceeded",
                        Reason.HOOK_FAILED,
                        "a pre-upgrade hook (toy-staging/toy-hook) did not finish in time",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: cannot patch \"hello\" with kind Deployment: Deployment.apps \"hello\""
                                + " is invalid: spec.selector: Invalid value: {\"matchLabels\":{\"secret\":\"hunter2\"}}:"
                                + " field is immutable",
                        Reason.REFUSED,
                        "Deployment.apps/hello is invalid: spec.selector (invalid value)",
                        false),
                Arguments.of(
                        "Error: INSTALLATION FAILED: Service \"hello\" is invalid: [spec.ports[0].port: Invalid value:"
                                + " 99999: must be between 1 and 65535, inclusive, spec.type: Unsupported value:"
                                + " \"hunter2\"]",
                        Reason.REFUSED,
                        "Service/hello is invalid: spec.ports[0].port (invalid value), spec.type (unsupported value)",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: admission webhook \"policy.example.com\" denied the request: password"
                                + " hunter2 is weak",
                        Reason.REFUSED,
                        "was denied by admission webhook policy.example.com",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: pods \"hello\" is forbidden: exceeded quota: small, requested: cpu=2,"
                                + " used: cpu=1, limited: cpu=2",
                        Reason.PREREQUISITE_MISSING,
                        "quota small has no room for more cpu",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: unable to build kubernetes objects from new release manifest: resource"
                                + " mapping not found for name: \"x\" namespace: \"\" from \"\": no matches for kind"
                                + " \"Thing\" in version \"example.com/v1\"",
                        Reason.REFUSED,
                        "the cluster does not know kind Thing in version example.com/v1: install its definition first,"
                                + " or use a version that the cluster has",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: clusterroles.rbac.authorization.k8s.io \"hello\" is forbidden: User"
                                + " \"system:serviceaccount:fairway:release-service\" cannot get resource \"clusterroles\""
                                + " in API group \"rbac.authorization.k8s.io\" at the cluster scope",
                        Reason.PREREQUISITE_MISSING,
                        "system:serviceaccount:fairway:release-service may not get"
                                + " clusterroles.rbac.authorization.k8s.io in the cluster",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: create: failed to create: Secret \"sh.helm.release.v1.hello.v2\" is"
                                + " invalid: data: Too long: may not be more than 1048576 bytes",
                        Reason.REFUSED,
                        "Secret/sh.helm.release.v1.hello.v2 is invalid: data (too long)",
                        false),
                Arguments.of(
                        "Error: Kubernetes cluster unreachable: Get \"https://127.0.0.1:6443/version\": dial tcp"
                                + " 127.0.0.1:6443: connect: connection refused",
                        Reason.HELM_FAILED,
                        "the cluster did not answer Helm",
                        true),
                Arguments.of(
                        "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress",
                        Reason.HELM_FAILED,
                        "another Helm operation is in progress at this Helm release",
                        true),
                Arguments.of(
                        "Error: UPGRADE FAILED: etcdserver: request timed out",
                        Reason.HELM_FAILED,
                        "the cluster did not answer Helm",
                        true),
                Arguments.of(
                        "Error: something with hunter2",
                        Reason.HELM_FAILED,
                        "Helm failed in a way that is not known; helm upgrade --install --dry-run=server with this"
                                + " chart says more",
                        false),
                Arguments.of(
                        "Error: INSTALLATION FAILED: unable to continue with install: ConfigMap \"settings\" in"
                                + " namespace \"hello-staging\" exists and cannot be imported into the current release:"
                                + " invalid ownership metadata; annotation validation error: key"
                                + " \"meta.helm.sh/release-name\" must equal \"hello\": current value is \"other\"",
                        Reason.REFUSED,
                        "ConfigMap/settings is there already, and belongs to the Helm release other: give it another"
                                + " name, or remove it there first",
                        false),
                Arguments.of(
                        "Error: INSTALLATION FAILED: server-side apply failed for object hello/web apps/v1,"
                                + " Kind=Deployment: failed to create typed patch object (hello/web; apps/v1,"
                                + " Kind=Deployment): .spec.template.spec.containers[name=\"web\"].env: duplicate entries"
                                + " for key [name=\"GREETING\"]",
                        Reason.REFUSED,
                        "Deployment/web: spec.template.spec.containers[name=\"web\"].env has GREETING twice",
                        false),
                Arguments.of(
                        "Error: execution error at (hello/templates/secret.yaml:3:4): hunter2 is no password",
                        Reason.REFUSED,
                        "template hello/templates/secret.yaml, line 3, stops with fail or required, because a value is"
                                + " missing or wrong; what it says may quote values: look there",
                        false),
                Arguments.of(
                        "Error: template: hello/templates/a.yaml:12:20: executing \"hello/templates/a.yaml\" at"
                                + " <.Values.database.host>: nil pointer evaluating interface {}.host",
                        Reason.REFUSED,
                        "template hello/templates/a.yaml, line 12, reads a field of something that is not set at"
                                + " .Values.database.host",
                        false),
                Arguments.of(
                        "Error: parse error at (hello/templates/a.yaml:7): function \"toYml\" not defined",
                        Reason.REFUSED,
                        "template hello/templates/a.yaml, line 7, uses the function toYml, which Helm does not know",
                        false),
                Arguments.of(
                        "Error: YAML parse error on hello/templates/a.yaml: error converting YAML to JSON: yaml: line"
                                + " 5: could not find expected ':' hunter2",
                        Reason.REFUSED,
                        "template hello/templates/a.yaml does not become YAML, line 5 of what it becomes",
                        false),
                Arguments.of(
                        "Error: chart requires kubeVersion: >=1.99.0 which is incompatible with Kubernetes v1.34.4",
                        Reason.REFUSED,
                        "the chart wants Kubernetes >=1.99.0, and the cluster has v1.34.4",
                        false),
                Arguments.of(
                        "Error: values don't meet the specifications of the schema(s) in the following chart(s):\n"
                                + "hello:\n"
                                + "- at '/database/port': got string, want integer hunter2",
                        Reason.REFUSED,
                        "the values do not meet the chart's schema: see database.port",
                        false),
                Arguments.of(
                        "Error: an error occurred while checking for chart dependencies. You may need to run `helm"
                                + " dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in"
                                + " charts/ directory: postgresql, redis",
                        Reason.REFUSED,
                        "the chart depends on postgresql, redis, which is not in its directory charts/: run helm"
                                + " dependency build and commit what it fetches",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: pre-upgrade hooks failed: warning: Hook pre-upgrade"
                                + " hello/templates/hook.yaml failed: server-side apply failed for object hello/settings"
                                + " /v1, Kind=ConfigMap: ConfigMap \"settings\" is invalid: data: Forbidden: field is"
                                + " immutable when `immutable` is set",
                        Reason.HOOK_FAILED,
                        "a pre-upgrade hook failed: ConfigMap/settings is invalid: data (forbidden)",
                        false),
                Arguments.of(
                        "Error: INSTALLATION FAILED: create: failed to create: secrets \"sh.helm.release.v1.hello.v1\""
                                + " is forbidden: exceeded quota: small, requested: count/secrets=1, used:"
                                + " count/secrets=1, limited: count/secrets=1",
                        Reason.PREREQUISITE_MISSING,
                        "quota small has no room for more count/secrets",
                        false),
                Arguments.of(
                        "Error: UPGRADE FAILED: \"hello\" has no deployed releases",
                        Reason.HELM_FAILED,
                        "Helm's history has no revision that was ever deployed",
                        false));
    }

    @Test
    void message_never_quotes_a_value() {
        String secret = "hunter2";
        Stream.of(
                        "Secret \"hello\" is invalid: data[password]: Invalid value: \"hunter2\": no",
                        "admission webhook \"w.example.com\" denied the request: hunter2",
                        "pre-upgrade hooks failed: warning: hook failed with hunter2",
                        "values don't meet the specifications of the schema(s): password: hunter2 does not match",
                        "error validating data: unknown field \"spec.hunter\": hunter2",
                        "YAML parse error on hello/templates/secret.yaml: line 3: hunter2")
                .forEach(said ->
                        assertThat(HelmFailures.classify(said).message()).doesNotContain(secret));
    }
}
