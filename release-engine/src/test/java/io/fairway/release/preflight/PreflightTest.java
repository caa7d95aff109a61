package io.fairway.release.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ObjectRef;
import io.fairway.release.preflight.Preflight.Decision;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightTest {

    private static final Finding.Unchangeable JOB =
            new Finding.Unchangeable(object("batch/v1", "Job", "migrate"), List.of("spec.template"));
    private static final Finding.Unchangeable CLAIM =
            new Finding.Unchangeable(object("v1", "PersistentVolumeClaim", "data"), List.of("spec.storageClassName"));
    private static final Finding.Missing RIGHT = new Finding.Missing(
            object("rbac.authorization.k8s.io/v1", "Role", "hello"),
            "release-service may not create roles in namespace hello, and Role/hello needs it");
    private static final Finding.NotTried CUSTOM =
            new Finding.NotTried(object("example.com/v1", "Thing", "t"), "its kind comes with the release");
    private static final Finding.Refused ENV = new Finding.Refused(
            object("apps/v1", "Deployment", "hello"),
            List.of("spec.template.spec.containers[name=\"hello\"].env has GREETING twice"),
            "leave one of them out");

    @ParameterizedTest
    @MethodSource
    void findings_lead_to_one_decision(List<Finding> findings, Set<String> replaced, Decision expected) {
        assertThat(Preflight.decide(findings, replaced)).isEqualTo(expected);
    }

    static Stream<Arguments> findings_lead_to_one_decision() {
        String job =
                "Job/migrate: spec.template cannot be changed in place (give it a new name, or allow its replacement"
                        + " with release.replace: [Job] in fairway.yaml)";
        String claim =
                "PersistentVolumeClaim/data: spec.storageClassName cannot be changed in place (give it a new name or"
                        + " leave it as it is: no PersistentVolumeClaim is replaced, because data hangs on it)";
        String env = "Deployment/hello: spec.template.spec.containers[name=\"hello\"].env has GREETING twice"
                + " (leave one of them out)";
        return Stream.of(
                Arguments.of(List.of(), Set.of(), new Decision.Go(List.of(), List.of())),
                Arguments.of(List.of(JOB), Set.of(), new Decision.Refuse(job + "; nothing was touched")),
                Arguments.of(List.of(JOB), Set.of("StatefulSet"), new Decision.Refuse(job + "; nothing was touched")),
                Arguments.of(List.of(JOB), Set.of("Job"), new Decision.Go(List.of(JOB), List.of())),
                Arguments.of(
                        List.of(CLAIM),
                        Set.of("PersistentVolumeClaim"),
                        new Decision.Refuse(claim + "; nothing was touched")),
                Arguments.of(List.of(JOB, ENV), Set.of("Job"), new Decision.Refuse(env + "; nothing was touched")),
                Arguments.of(List.of(RIGHT), Set.of(), new Decision.Wait(RIGHT.what())),
                Arguments.of(List.of(RIGHT, RIGHT, JOB), Set.of("Job"), new Decision.Wait(RIGHT.what())),
                Arguments.of(List.of(RIGHT, ENV), Set.of(), new Decision.Refuse(env + "; nothing was touched")),
                Arguments.of(
                        List.of(CUSTOM),
                        Set.of(),
                        new Decision.Go(
                                List.of(),
                                List.of("Thing/t was not tried beforehand: its kind comes with the release"))));
    }

    @Test
    void manyRefusals_are_told_shortly() {
        List<Finding> many = IntStream.range(0, 100)
                .<Finding>mapToObj(number -> new Finding.Refused(
                        object("v1", "Service", "s" + number),
                        List.of("a is wrong", "b is wrong", "c is wrong", "d is wrong"),
                        "correct it"))
                .toList();

        assertThat(Preflight.decide(many, Set.of()))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refuse -> assertThat(refuse.message())
                                .startsWith("Service/s0: a is wrong, b is wrong, c is wrong and 1 more (correct it);"
                                        + " Service/s1")
                                .endsWith("; and 95 more; nothing was touched"));
    }

    private static ObjectRef object(String version, String kind, String name) {
        return new ObjectRef(version, kind, "hello", name);
    }
}
