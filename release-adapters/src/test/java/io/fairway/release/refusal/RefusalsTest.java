package io.fairway.release.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.preflight.Finding;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answer_tells_field_and_rule_and_no_value(String name, String kind, Answer answer, Finding expected) {
        RenderedObject wanted = new RenderedObject(expected.object(), false, json(WANTED));

        Finding found = Refusals.of(
                wanted,
                json(LIVE),
                answer,
                List.of(
                        new ObjectRef("v1", "Namespace", null, "brought"),
                        new ObjectRef("rbac.authorization.k8s.io/v1", "Role", "hello", "brought")));

        assertThat(found).isEqualTo(expected);
        assertThat(found.toString()).doesNotContain("hunter2");
    }

    static Stream<Arguments> answer_tells_field_and_rule_and_no_value() {
        return Stream.of(
                row(
                        "case 11, the same variable twice",
                        "Deployment",
                        said(
                                500,
                                "failed to create typed patch object (hello/x; apps/v1, Kind=Deployment): errors:\n"
                                        + "  .spec.template.spec.containers[name=\"web\"].env: duplicate entries for key"
                                        + " [name=\"GREETING\"]\n"),
                        object -> new Finding.Refused(
                                object,
                                List.of("spec.template.spec.containers[name=\"web\"].env has GREETING twice"),
                                "leave one of them out")),
                row(
                        "case 11, the same port twice",
                        "Service",
                        said(
                                500,
                                "failed to create typed patch object (hello/x; /v1, Kind=Service): .spec.ports:"
                                        + " duplicate entries for key [port=80,protocol=\"TCP\"]"),
                        object -> new Finding.Refused(
                                object, List.of("spec.ports has 80/TCP twice"), "leave one of them out")),
                row(
                        "a field that is not in the schema",
                        "Deployment",
                        said(
                                500,
                                "failed to create typed patch object (hello/x; apps/v1, Kind=Deployment):"
                                        + " .spec.template.spec.contianers: field not declared in schema"),
                        object -> new Finding.Refused(
                                object,
                                List.of("spec.template.spec.contianers is not known"),
                                "correct it, or leave it out")),
                row(
                        "a value of the wrong type",
                        "ConfigMap",
                        said(
                                400,
                                "failed to create typed patch object (hello/x; /v1, Kind=ConfigMap): .data.port:"
                                        + " expected string, got &value.valueUnstructured{Value:\"hunter2\"}"),
                        object -> new Finding.Refused(
                                object, List.of("data.port is not a string"), "correct it, or leave it out")),
                row(
                        "a quantity",
                        "Deployment",
                        said(
                                400,
                                "Deployment in version \"v1\" cannot be handled as a Deployment: quantities must match"
                                        + " the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
                        object -> new Finding.Refused(
                                object,
                                List.of("a quantity, of CPU, memory or storage, is not written as one"),
                                "correct it, or leave it out")),
                row(
                        "several rules at once",
                        "Service",
                        invalid(
                                cause(
                                        "spec.ports[0].port",
                                        "FieldValueInvalid",
                                        "Invalid value: 99999: must be between 1 and 65535, inclusive"),
                                cause(
                                        "spec.type",
                                        "FieldValueNotSupported",
                                        "Unsupported value: \"hunter2\": supported values: \"ClusterIP\","
                                                + " \"NodePort\""),
                                cause("spec.ports", "FieldValueRequired", "Required value")),
                        object -> new Finding.Refused(
                                object,
                                List.of(
                                        "spec.ports[0].port has an invalid value: must be between 1 and 65535,"
                                                + " inclusive",
                                        "spec.type has a value that is not supported: supported values: \"ClusterIP\","
                                                + " \"NodePort\"",
                                        "spec.ports is missing"),
                                "correct it")),
                row(
                        "a value that looks like a rule",
                        "Secret",
                        invalid(cause(
                                "data[password]",
                                "FieldValueInvalid",
                                "Invalid value: \"must be a valid hunter2\": no")),
                        object -> new Finding.Refused(
                                object, List.of("data[password] has an invalid value"), "correct it")),
                row(
                        "a Job's template",
                        "Job",
                        invalid(cause(
                                "spec.template",
                                "FieldValueInvalid",
                                "Invalid value: {\"password\":\"hunter2\"}: field is immutable")),
                        object -> new Finding.Unchangeable(object, List.of("spec.template"))),
                row(
                        "claim templates",
                        "StatefulSet",
                        invalid(cause(
                                "spec",
                                "FieldValueForbidden",
                                "Forbidden: updates to statefulset spec for fields other than 'replicas',"
                                        + " 'ordinals', 'template' are forbidden")),
                        object -> new Finding.Unchangeable(object, List.of("spec.serviceName"))),
                row(
                        "class of a claim",
                        "PersistentVolumeClaim",
                        invalid(cause(
                                "spec",
                                "FieldValueForbidden",
                                "Forbidden: spec is immutable after creation except resources.requests and"
                                        + " volumeAttributesClassName for bound claims\n"
                                        + "  core.PersistentVolumeClaimSpec{hunter2}")),
                        object -> new Finding.Unchangeable(object, List.of("spec.replicas", "spec.serviceName"))),
                row(
                        "roleRef",
                        "RoleBinding",
                        invalid(cause("roleRef", "FieldValueInvalid", "Invalid value: {}: cannot change roleRef")),
                        object -> new Finding.Unchangeable(object, List.of("roleRef"))),
                row(
                        "the address of a Service",
                        "Service",
                        invalid(cause(
                                "spec.clusterIPs[0]",
                                "FieldValueInvalid",
                                "Invalid value: [\"10.0.0.1\"]: may not change once set")),
                        object -> new Finding.Unchangeable(object, List.of("spec.clusterIPs[0]"))),
                row(
                        "one that is wrong, and cannot be changed either",
                        "Deployment",
                        invalid(
                                cause("spec.selector", "FieldValueInvalid", "Invalid value: {}: field is immutable"),
                                cause("spec.replicas", "FieldValueInvalid", "Invalid value: -1: no")),
                        object -> new Finding.Refused(
                                object,
                                List.of(
                                        "spec.replicas has an invalid value",
                                        "spec.selector cannot be changed in place"),
                                "correct it")),
                row(
                        "a webhook",
                        "Deployment",
                        said(403, "admission webhook \"policy.example.com\" denied the request: hunter2 is weak"),
                        object -> new Finding.Refused(
                                object,
                                List.of("denied by admission webhook policy.example.com"),
                                "change it as that rule asks, or ask whoever set the rule")),
                row(
                        "a webhook that cannot try",
                        "Deployment",
                        said(400, "admission webhook \"old.example.com\" does not support dry run"),
                        object ->
                                new Finding.NotTried(object, "admission webhook old.example.com supports no dry run")),
                row(
                        "a webhook that is away",
                        "Deployment",
                        said(
                                500,
                                "Internal error occurred: failed calling webhook \"w.example.com\": failed to call"
                                        + " webhook: Post \"https://hunter2\": connection refused"),
                        object -> new Finding.Missing(
                                object, "admission webhook w.example.com does not answer, and Deployment/x needs it")),
                row(
                        "a quota that is full",
                        "ConfigMap",
                        said(
                                403,
                                "configmaps \"x\" is forbidden: exceeded quota: small, requested:"
                                        + " configmaps=1,count/configmaps=1, used: configmaps=2, limited: configmaps=2"),
                        object -> new Finding.Missing(
                                object,
                                "quota small has no room for more configmaps, count/configmaps, and ConfigMap/x needs"
                                        + " it")),
                row(
                        "a right",
                        "Role",
                        said(
                                403,
                                "roles.rbac.authorization.k8s.io \"x\" is forbidden: User"
                                        + " \"system:serviceaccount:fairway:release-service\" cannot patch resource"
                                        + " \"roles\" in API group \"rbac.authorization.k8s.io\" in the namespace"
                                        + " \"hello\""),
                        object -> new Finding.Missing(
                                object,
                                "system:serviceaccount:fairway:release-service may not patch"
                                        + " roles.rbac.authorization.k8s.io in namespace hello, and Role/x needs it")),
                row(
                        "rights that it would give on",
                        "Role",
                        said(
                                403,
                                "roles.rbac.authorization.k8s.io \"x\" is forbidden: user \"release\" (groups=[\"a\"])"
                                        + " is attempting to grant RBAC permissions not currently held:\n"
                                        + "{APIGroups:[\"\"]}"),
                        object -> new Finding.Missing(
                                object,
                                "release may not give rights that it does not have itself, and Role/x needs it")),
                row(
                        "a class of priority",
                        "Pod",
                        said(403, "pods \"x\" is forbidden: no PriorityClass with name high was found"),
                        object -> new Finding.Missing(object, "PriorityClass/high does not exist, and Pod/x needs it")),
                row(
                        "a conversion that does not answer",
                        "Thing",
                        said(
                                500,
                                "conversion webhook for example.com/v1, Kind=Thing failed: Post \"https://hunter2\":"
                                        + " EOF"),
                        object -> new Finding.Missing(
                                object,
                                "the conversion webhook for example.com/v1, Kind=Thing does not answer, and Thing/x"
                                        + " needs it")),
                row(
                        "a namespace",
                        "ConfigMap",
                        said(404, "namespaces \"gone\" not found"),
                        object ->
                                new Finding.Missing(object, "namespace gone does not exist, and ConfigMap/x needs it")),
                row(
                        "a namespace that the chart makes",
                        "ConfigMap",
                        said(404, "namespaces \"brought\" not found"),
                        object -> new Finding.NotTried(
                                object, "Namespace/brought, which it needs, comes with the release")),
                row(
                        "a namespace that ends",
                        "ConfigMap",
                        said(
                                403,
                                "configmaps \"x\" is forbidden: unable to create new content in namespace hello"
                                        + " because it is being terminated"),
                        object -> new Finding.Missing(
                                object, "namespace hello is being deleted, and ConfigMap/x needs it")),
                row(
                        "a role that comes with it",
                        "RoleBinding",
                        new Answer(
                                404,
                                "NotFound",
                                "roles.rbac.authorization.k8s.io \"brought\" not found",
                                "roles",
                                "brought",
                                List.of()),
                        object -> new Finding.NotTried(object, "Role/brought, which it needs, comes with the release")),
                row(
                        "Pod Security",
                        "Pod",
                        said(
                                403,
                                "pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\":"
                                        + " allowPrivilegeEscalation != false (container \"hunter2\")"),
                        object -> new Finding.Refused(
                                object,
                                List.of("not allowed by Pod Security level restricted:latest"),
                                "change it as that rule asks, or ask whoever set the rule")),
                row(
                        "something inside the server",
                        "Pod",
                        said(500, "hunter2"),
                        object -> new Finding.NotTried(object, "the cluster answered HTTP 500")),
                row(
                        "something unheard of",
                        "Pod",
                        said(400, "hunter2"),
                        object -> new Finding.Refused(
                                object,
                                List.of("the cluster refuses it (HTTP 400)"),
                                "kubectl apply --server-side --dry-run=server says more")));
    }

    private static final String LIVE = "{spec: {replicas: 1, serviceName: old, selector: {matchLabels: {a: b}}}}";
    private static final String WANTED = "{spec: {replicas: 2, serviceName: new, selector: {matchLabels: {a: b}}}}";

    private static Arguments row(String name, String kind, Answer answer, Function<ObjectRef, Finding> expected) {
        return Arguments.of(name, kind, answer, expected.apply(new ObjectRef("v1", kind, "hello", "x")));
    }

    private static Answer said(int code, String message) {
        return new Answer(code, "", message, "", "", List.of());
    }

    private static Answer invalid(Answer.Cause... causes) {
        return new Answer(422, "Invalid", "X \"x\" is invalid: hunter2", "X", "x", List.of(causes));
    }

    private static Answer.Cause cause(String field, String reason, String message) {
        return new Answer.Cause(field, reason, message);
    }

    private static JsonNode json(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
