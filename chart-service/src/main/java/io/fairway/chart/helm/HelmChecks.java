package io.fairway.chart.helm;

import io.fairway.chart.ChartRequest;
import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Lints, renders and packages a prepared chart, all at the same time: a run of Helm mostly waits for its own start. Nothing
 * here talks to a cluster or to the network. What only lint finds is no fault: Helm installs it. A template that fails over what only the cluster knows is left out, and judged at
 * the release; the others are checked without it.
 */
@Singleton
class HelmChecks {

    private final HelmProcess helm;

    /** Of all charts together. */
    private final Semaphore runs =
            new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

    HelmChecks(HelmProcess helm) {
        this.helm = helm;
    }

    /**
     * An environment and its values.
     *
     * @param files paths within the chart; a later one overrides an earlier one
     * @param values their contents, in the same order
     */
    record Environment(String name, List<String> files, List<YamlText> values) {

        Environment {
            files = List.copyOf(files);
            values = List.copyOf(values);
        }
    }

    /**
     * Files as their author wrote them, for the lines in messages: nothing is set in them yet.
     *
     * @param metadata {@code Chart.yaml}
     * @param values {@code values.yaml}
     */
    record Authored(YamlText metadata, YamlText values) {}

    /**
     * Checks the chart and writes the package.
     *
     * @param packages directory for the {@code .tgz}
     * @return what its author should know all the same, in sentences
     * @throws RejectedException with the fault that says most to its author
     * @throws InterruptedException if this thread was interrupted; nothing of Helm runs any more then
     */
    List<String> run(
            ChartDirectory chart,
            Authored authored,
            ChartRequest request,
            ImagePin pin,
            List<Environment> environments,
            Path packages)
            throws RejectedException, UnavailableException, InterruptedException {
        String directory = chart.path().toString();
        List<Callable<HelmProcess.Result>> tasks = new ArrayList<>();
        tasks.add(() -> run(chart, valued("lint", List.of(directory, "--quiet"), chart, environments.getFirst())));
        tasks.add(() -> run(chart, List.of("package", directory, "--destination=" + packages)));
        for (Environment environment : environments) {
            tasks.add(() -> template(chart, chart, request, environment));
        }
        List<HelmProcess.Result> results = all(tasks);
        refuseMissingDependency(authored, results);

        HelmProcess.Result lint = results.getFirst();
        HelmProcess.Result packaging = results.get(1);
        List<HelmProcess.Result> templates = results.subList(2, results.size());
        List<Fault> faults = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>();
        ClusterQuestions questions = new ClusterQuestions(new Dependencies(chart).templates());
        for (int index = 0; index < templates.size(); index++) {
            Environment environment = environments.get(index);
            EnvironmentCheck.Judgement judgement = new EnvironmentCheck(
                            chart,
                            authored,
                            request,
                            pin,
                            environment,
                            questions,
                            packages.resolveSibling("reduced-" + index),
                            reduced -> template(reduced, chart, request, environment))
                    .judge(templates.get(index));
            judgement.fault().ifPresent(faults::add);
            left.addAll(judgement.left());
        }
        if (!packaging.succeeded()) {
            faults.add(EnvironmentCheck.output(chart, authored, environments.getFirst())
                    .failure(EnvironmentCheck.relative(chart, packaging.err())));
        }
        Optional<Fault> linted = lint.succeeded()
                ? Optional.empty()
                : EnvironmentCheck.output(chart, authored, environments.getFirst())
                        .lint(
                                EnvironmentCheck.relative(chart, lint.out()),
                                error -> questions.in(error).isPresent());
        if (!faults.isEmpty()) {
            linted.ifPresent(faults::addFirst);
            throw new RejectedException(
                    unreadable(results, authored, environments).orElseGet(() -> mostExact(faults)));
        }
        List<String> remarks =
                new ArrayList<>(left.stream().map(HelmChecks::remark).toList());
        linted.ifPresent(fault -> remarks.add("helm lint says: " + fault.message()));
        remarks.addAll(new Dependencies(chart).remarks());
        return remarks;
    }

    private static String remark(String left) {
        return left.equals(ChartDirectory.METADATA)
                ? "kubeVersion in " + left + " is checked by the cluster, at the release"
                : left + " asks the cluster, so it is checked there, at the release";
    }

    /** It is said first: other errors follow from it. */
    private static void refuseMissingDependency(Authored authored, List<HelmProcess.Result> results)
            throws RejectedException {
        for (HelmProcess.Result result : results) {
            Optional<Fault> missing = Dependencies.missing(
                    result.err() + result.out(), authored.metadata().text());
            if (!result.succeeded() && missing.isPresent()) {
                throw new RejectedException(missing.get());
            }
        }
    }

    /** A values file that Helm cannot read either: what was wrong with it is known more exactly than Helm says it. */
    private static Optional<Fault> unreadable(
            List<HelmProcess.Result> results, Authored authored, List<Environment> environments) {
        boolean forHelmToo = results.stream()
                .map(result -> result.err() + result.out())
                .anyMatch(said ->
                        said.contains("cannot load " + ChartDirectory.VALUES) || said.contains("failed to parse "));
        if (!forHelmToo) {
            return Optional.empty();
        }
        List<YamlText> values = new ArrayList<>();
        values.add(authored.values());
        environments.forEach(environment -> values.addAll(environment.values()));
        return values.stream().map(YamlText::problem).filter(Objects::nonNull).findFirst();
    }

    /** The first with a line, else the first with a file, else the first. */
    private static Fault mostExact(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.line() != null)
                .findFirst()
                .or(() -> faults.stream().filter(fault -> fault.file() != null).findFirst())
                .orElseGet(faults::getFirst);
    }

    private static List<String> valued(
            String command, List<String> arguments, ChartDirectory chart, Environment environment) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        for (String file : environment.files()) {
            all.add("--values=" + chart.path().resolve(file));
        }
        return all;
    }

    /** @param values the chart whose values files are taken */
    private HelmProcess.Result template(
            ChartDirectory chart, ChartDirectory values, ChartRequest request, Environment environment)
            throws UnavailableException, InterruptedException {
        List<String> what =
                List.of(request.application(), chart.path().toString(), "--namespace=" + environment.name());
        return run(chart, valued("template", what, values, environment));
    }

    private HelmProcess.Result run(ChartDirectory chart, List<String> arguments)
            throws UnavailableException, InterruptedException {
        runs.acquire();
        try {
            return helm.run(chart.path(), HelmProcess.Network.NONE, arguments);
        } finally {
            runs.release();
        }
    }

    /** An interrupt ends all of them. Closing waits until they have ended: they work in a directory that is deleted next. */
    private static List<HelmProcess.Result> all(List<Callable<HelmProcess.Result>> tasks)
            throws UnavailableException, InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<HelmProcess.Result> results = new ArrayList<>();
            for (Future<HelmProcess.Result> run : threads.invokeAll(tasks)) {
                results.add(run.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("a run of Helm failed unexpectedly", e.getCause());
        }
    }
}
