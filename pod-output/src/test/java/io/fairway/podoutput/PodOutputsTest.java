package io.fairway.podoutput;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.events.PodOutput;
import io.fairway.events.PodOutput.ContainerOutput;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodOutputsTest {

    private static final String READY = "{name: app, ready: true, restartCount: 0, state: {running: {}}}";
    private static final String UNREADY = "{name: app, ready: false, restartCount: 0, state: {running: {}}}";
    private static final String CRASHING =
            "{name: app, ready: false, restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}},"
                    + " lastState: {terminated: {exitCode: 1}}}";
    private static final String RESTARTED = "{name: app, ready: true, restartCount: 1, state: {running: {}},"
            + " lastState: {terminated: {exitCode: 1}}}";
    private static final String FAILED =
            "{name: app, ready: false, restartCount: 0, state: {terminated: {exitCode: 3}}}";
    private static final String DONE =
            "{name: setup, ready: true, restartCount: 0, state: {terminated: {exitCode: 0}}}";
    private static final String NO_IMAGE =
            "{name: app, ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}";

    private final PodOutputs outputs =
            new PodOutputs((namespace, pod, instance) -> pod + " " + instance.container() + instance.previous());

    static List<Arguments> containers_whoseOutputIsOfInterest() {
        return List.of(
                Arguments.of("keeps crashing", List.of(CRASHING), List.of("app before")),
                Arguments.of("was restarted", List.of(RESTARTED), List.of("app before", "app")),
                Arguments.of("is not ready", List.of(UNREADY), List.of("app")),
                Arguments.of("has failed", List.of(FAILED), List.of("app")),
                Arguments.of("never ran", List.of(NO_IMAGE), List.of()),
                Arguments.of(
                        "a good one is left out",
                        List.of(READY, CRASHING.replace("app", "bad")),
                        List.of("bad before")),
                Arguments.of("what has done its work is good", List.of(DONE, UNREADY), List.of("app")),
                Arguments.of("all are good", List.of(READY), List.of("app")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void containers_whoseOutputIsOfInterest(String name, List<String> statuses, List<String> expected)
            throws InterruptedException {
        PodOutput output = outputs.read(List.of(pod("a", statuses)), List.of()).getFirst();

        assertThat(output.containers())
                .extracting(container -> container.container() + (container.previous() ? " before" : ""))
                .isEqualTo(expected);
    }

    @Test
    void badPods_areShown_theWorstFirst_andNotAllOfThem() throws InterruptedException {
        List<Pod> pods = List.of(
                pod("good", List.of(READY)),
                pod("b", List.of(UNREADY)),
                pod("c", List.of(UNREADY)),
                pod("d", List.of(UNREADY)),
                pod("a", List.of(CRASHING)));

        assertThat(outputs.read(pods, List.of())).extracting(PodOutput::pod).containsExactly("a", "b", "c");
    }

    @Test
    void withoutBadPods_oneGoodPodIsShown() throws InterruptedException {
        List<Pod> pods = List.of(pod("b", List.of(READY)), pod("a", List.of(READY)));

        assertThat(outputs.read(pods, List.of())).extracting(PodOutput::pod).containsExactly("a");
        assertThat(outputs.read(List.of(), List.of())).isEmpty();
    }

    @Test
    void output_isMasked_andBoundedAsAWhole() throws InterruptedException {
        String much = "password=hunter2\n" + "x".repeat(400).concat("\n").repeat(60);
        List<String> six = IntStream.range(0, 6)
                .mapToObj(i -> FAILED.replace("app", "app" + i))
                .toList();

        PodOutput output = new PodOutputs((namespace, pod, instance) -> much)
                .read(List.of(pod("a", six)), List.of())
                .getFirst();

        int bytes = output.containers().stream()
                .flatMap(container -> container.lines().stream())
                .mapToInt(line -> line.length() + 1)
                .sum();
        assertThat(bytes).isBetween(8 * 1024, PodOutput.MAX_BYTES);
        assertThat(output.containers().getLast().unreadable()).contains("too much");
        assertThat(output.toString()).doesNotContain("hunter2");
    }

    @Test
    void logThatMayNotBeRead_saysWhichRightIsMissing() throws InterruptedException {
        ContainerOutput output = failing(new KubernetesClientException("forbidden", 403, null));

        assertThat(output.unreadable()).contains("get pods/log").contains("deploy/kubernetes/grant");
        assertThat(failing(new KubernetesClientException("gone", 500, null)).unreadable())
                .isEqualTo("its log could not be read (500)");
        assertThat(failing(new IllegalStateException("no")).unreadable()).contains("IllegalStateException");
    }

    @Test
    void logThatDoesNotCome_isNotWaitedForForLong() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        PodOutputs slow = new PodOutputs((namespace, pod, instance) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });

        assertThat(slow.read(List.of(pod("a", List.of(FAILED))), List.of())
                        .getFirst()
                        .containers()
                        .getFirst()
                        .unreadable())
                .contains("within 5 s");
    }

    @Test
    void events_ofThePod_areToldLatestFirst_andMasked() throws InterruptedException {
        List<Event> events = List.of(
                event("uid-a", "Normal", "Pulled", "image is present", "2026-01-01T00:00:01Z", 1),
                event("uid-a", "Warning", "Unhealthy", "probe failed: token=hunter2", "2026-01-01T00:00:09Z", 7),
                event("uid-b", "Warning", "BackOff", "of another", "2026-01-01T00:00:09Z", 1));

        assertThat(outputs.read(List.of(pod("a", List.of(FAILED))), events)
                        .getFirst()
                        .events())
                .containsExactly(
                        "Warning Unhealthy: probe failed: token=*** (7 times)", "Normal Pulled: image is present");
    }

    private static ContainerOutput failing(RuntimeException failure) throws InterruptedException {
        PodOutputs failing = new PodOutputs((namespace, pod, instance) -> {
            throw failure;
        });
        return failing.read(List.of(pod("a", List.of(FAILED))), List.of())
                .getFirst()
                .containers()
                .getFirst();
    }

    private static Pod pod(String name, List<String> statuses) {
        return Serialization.unmarshal("""
            kind: Pod
            apiVersion: v1
            metadata: {name: %s, namespace: shop, uid: uid-%s}
            status: {phase: Running, containerStatuses: [%s]}
            """.formatted(name, name, String.join(", ", statuses)));
    }

    private static Event event(String uid, String type, String reason, String message, String at, int count) {
        return Serialization.unmarshal("""
            kind: Event
            apiVersion: v1
            metadata: {name: e}
            type: %s
            reason: %s
            message: "%s"
            lastTimestamp: "%s"
            count: %d
            involvedObject: {uid: %s}
            """.formatted(type, reason, message, at, count, uid));
    }
}
