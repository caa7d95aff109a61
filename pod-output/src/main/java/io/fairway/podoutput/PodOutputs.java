package io.fairway.podoutput;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fairway.events.PodOutput;
import io.fairway.events.PodOutput.ContainerOutput;
import io.fairway.podoutput.Instances.Instance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what failed pods wrote last. Whatever cannot be read, or not in time, is said in its place: it never keeps a verdict from
 * being said. Needs the right to {@code get pods/log}.
 */
public final class PodOutputs {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_READ_BYTES = 256 * 1024;
    private static final int MAX_BYTES_OF_ONE = 4 * 1024;

    private final LogSource logs;

    /** Where logs come from. */
    interface LogSource {

        /**
         * Null if there is none any more.
         *
         * @throws KubernetesClientException if the API server does not give it
         */
        @Nullable
        String read(String namespace, String pod, Instance instance);
    }

    public PodOutputs(KubernetesClient client) {
        this((namespace, pod, instance) ->
                client.raw("/api/v1/namespaces/" + encoded(namespace) + "/pods/" + encoded(pod) + "/log?container="
                        + encoded(instance.container()) + "&tailLines=" + PodOutput.MAX_LINES + "&limitBytes="
                        + MAX_READ_BYTES + (instance.previous() ? "&previous=true" : "")));
    }

    PodOutputs(LogSource logs) {
        this.logs = logs;
    }

    /**
     * What the bad ones of these pods wrote last, and what the events say about them. Returns within seconds.
     *
     * @param pods of one namespace
     * @param events of the same namespace
     */
    public List<PodOutput> read(Collection<Pod> pods, Collection<Event> events) throws InterruptedException {
        List<Pod> chosen = Instances.pods(pods);
        List<Reading> readings = chosen.stream()
                .flatMap(pod -> Instances.of(pod).stream().map(instance -> new Reading(pod, instance)))
                .toList();
        Iterator<ContainerOutput> written = bounded(readings).iterator();
        return chosen.stream()
                .map(pod -> new PodOutput(
                        pod.getMetadata().getName(),
                        Instances.of(pod).stream().map(_ -> written.next()).toList(),
                        eventsOf(pod, events)))
                .toList();
    }

    private record Reading(Pod pod, Instance instance) {}

    private List<ContainerOutput> bounded(List<Reading> readings) throws InterruptedException {
        List<ContainerOutput> outputs = new ArrayList<>();
        int left = PodOutput.MAX_BYTES;
        for (ContainerOutput output : readAll(readings)) {
            int bytes = output.lines().stream().mapToInt(OutputText::bytes).sum();
            boolean fits = bytes <= left;
            outputs.add(fits ? output : said(output, "left out: there is too much output"));
            left -= fits ? bytes : 0;
        }
        return outputs;
    }

    private List<ContainerOutput> readAll(List<Reading> readings) throws InterruptedException {
        List<Callable<ContainerOutput>> tasks = readings.stream()
                .<Callable<ContainerOutput>>map(reading -> () -> read(reading))
                .toList();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<ContainerOutput>> done = threads.invokeAll(tasks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<ContainerOutput> outputs = new ArrayList<>();
            for (int i = 0; i < done.size(); i++) {
                outputs.add(result(done.get(i), readings.get(i).instance()));
            }
            return outputs;
        } finally {
            threads.shutdownNow();
        }
    }

    private static ContainerOutput result(Future<ContainerOutput> done, Instance instance) throws InterruptedException {
        try {
            return done.get();
        } catch (CancellationException e) {
            return empty(instance, "the API server did not give its log within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return empty(
                    instance,
                    "its log could not be read: "
                            + Objects.requireNonNullElse(e.getCause(), e)
                                    .getClass()
                                    .getSimpleName());
        }
    }

    private ContainerOutput read(Reading reading) {
        Instance instance = reading.instance();
        try {
            String log = logs.read(
                    reading.pod().getMetadata().getNamespace(),
                    reading.pod().getMetadata().getName(),
                    instance);
            if (log == null) {
                return empty(instance, "its log is gone: the pod was deleted");
            }
            OutputText.Lines lines = OutputText.lines(log, PodOutput.MAX_LINES, MAX_BYTES_OF_ONE);
            return new ContainerOutput(instance.container(), instance.previous(), lines.lines(), lines.cut(), null);
        } catch (KubernetesClientException e) {
            return empty(
                    instance,
                    e.getCode() == 403
                            ? "its log may not be read (403): the service needs the right to get pods/log in this"
                                    + " namespace; deploy/kubernetes/grant gives it"
                            : "its log could not be read" + (e.getCode() == 0 ? "" : " (" + e.getCode() + ")"));
        }
    }

    private static ContainerOutput empty(Instance instance, String why) {
        return new ContainerOutput(instance.container(), instance.previous(), List.of(), false, why);
    }

    private static ContainerOutput said(ContainerOutput output, String why) {
        return new ContainerOutput(output.container(), output.previous(), List.of(), true, why);
    }

    private static List<String> eventsOf(Pod pod, Collection<Event> events) {
        String uid = pod.getMetadata().getUid();
        return events.stream()
                .filter(event -> event.getInvolvedObject() != null
                        && uid.equals(event.getInvolvedObject().getUid()))
                .sorted(Comparator.comparing(PodOutputs::time).reversed())
                .limit(PodOutput.MAX_EVENTS)
                .map(PodOutputs::sentence)
                .toList();
    }

    private static String sentence(Event event) {
        int times = times(event);
        return text(event.getType()) + " " + text(event.getReason()) + ": "
                + OutputText.sentence(text(event.getMessage())) + (times > 1 ? " (" + times + " times)" : "");
    }

    private static int times(Event event) {
        if (event.getSeries() != null && event.getSeries().getCount() != null) {
            return event.getSeries().getCount();
        }
        return event.getCount() == null ? 1 : event.getCount();
    }

    private static String time(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() == null ? "" : text(event.getEventTime().getTime());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
