package io.fairway.chart.helm;

import io.fairway.chart.ChartRequest;
import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import io.fairway.events.ImageRef;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lints, renders and packages a prepared chart, all at the same time: a run of Helm mostly waits for its own start. Nothing
 * here talks to a cluster or to the network.
 */
@Singleton
class HelmChecks {

    private static final Pattern IMAGE_FIELD = Pattern.compile("\\s*(?:- )?\\s*[\"']?image[\"']?:.*");

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
     * Checks the chart and writes the package.
     *
     * @param packages directory for the {@code .tgz}
     * @return its argument
     * @throws RejectedException with the fault that says most to its author
     * @throws InterruptedException if this thread was interrupted; nothing of Helm runs any more then
     */
    Path run(ChartDirectory chart, ChartRequest request, ImagePin pin, List<Environment> environments, Path packages)
            throws RejectedException, UnavailableException, InterruptedException {
        String directory = chart.path().toString();
        List<Callable<HelmProcess.Result>> tasks = new ArrayList<>();
        tasks.add(() -> run(chart, valued("lint", List.of(directory, "--quiet"), chart, environments.getFirst())));
        tasks.add(() -> run(chart, List.of("package", directory, "--destination=" + packages)));
        for (Environment environment : environments) {
            List<String> what = List.of(request.application(), directory, "--namespace=" + environment.name());
            tasks.add(() -> run(chart, valued("template", what, chart, environment)));
        }
        List<HelmProcess.Result> results = all(tasks);

        HelmProcess.Result lint = results.getFirst();
        HelmProcess.Result packaging = results.get(1);
        List<HelmProcess.Result> templates = results.subList(2, results.size());
        List<Fault> faults = new ArrayList<>();
        if (!lint.succeeded()) {
            faults.add(output(chart, environments.getFirst()).lint(lint.out()));
        }
        for (int index = 0; index < templates.size(); index++) {
            fault(chart, request.image(), pin, environments.get(index), templates.get(index))
                    .ifPresent(faults::add);
        }
        if (!packaging.succeeded()) {
            faults.add(output(chart, environments.getFirst()).failure(relative(chart, packaging.err())));
        }
        Fault worst = mostExact(faults);
        if (worst != null) {
            throw new RejectedException(worst);
        }
        return packages;
    }

    /** The first with a line, else the first with a file, else the first. */
    private static @Nullable Fault mostExact(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.line() != null)
                .findFirst()
                .or(() -> faults.stream().filter(fault -> fault.file() != null).findFirst())
                .or(() -> faults.stream().findFirst())
                .orElse(null);
    }

    private Optional<Fault> fault(
            ChartDirectory chart, ImageRef image, ImagePin pin, Environment environment, HelmProcess.Result rendered)
            throws RejectedException, UnavailableException {
        if (rendered.truncated()) {
            return Optional.of(Fault.of("environment " + environment.name()
                    + ": the chart renders to more than Fairway reads; it is probably an endless loop"));
        }
        if (!rendered.succeeded()) {
            Fault fault = output(chart, environment).failure(relative(chart, rendered.err()));
            return Optional.of(new Fault(
                    "environment " + environment.name() + ": " + fault.message(), fault.file(), fault.line()));
        }
        return unpinned(chart, image, pin, environment, RenderedImages.in(rendered.out()));
    }

    private static Optional<Fault> unpinned(
            ChartDirectory chart, ImageRef image, ImagePin pin, Environment environment, RenderedImages images)
            throws RejectedException, UnavailableException {
        String remedy = "write image: \"{{ " + pin.inTemplates() + ".repository }}@{{ " + pin.inTemplates()
                + ".digest }}\" there, or say in fairway.yaml under chart.imageValues where values.yaml has the image";
        Optional<RenderedImages.Use> unpinned = images.unpinned(image);
        if (unpinned.isEmpty() && images.pins(image)) {
            return Optional.empty();
        }
        Optional<RenderedImages.Use> use =
                unpinned.or(() -> images.uses().stream().findFirst());
        if (use.isEmpty()) {
            return Optional.of(Fault.of("environment " + environment.name() + ": no object uses the image "
                    + image.pinned() + "; in a container, " + remedy));
        }
        String template = use.get().template();
        return Optional.of(new Fault(
                "environment " + environment.name() + ": a container has image '"
                        + use.get().image() + "' instead of '" + image.pinned() + "'; " + remedy,
                template,
                imageLine(chart.text(template).orElse(""))));
    }

    private static @Nullable Integer imageLine(String template) {
        List<String> lines = template.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (IMAGE_FIELD.matcher(lines.get(index)).matches()) {
                return index + 1;
            }
        }
        return null;
    }

    private static HelmOutput output(ChartDirectory chart, Environment environment)
            throws RejectedException, UnavailableException {
        List<String> files = new ArrayList<>(List.of(ChartDirectory.VALUES));
        files.addAll(environment.files());
        List<YamlText> values = new ArrayList<>();
        values.add(YamlText.parse(
                ChartDirectory.VALUES, chart.text(ChartDirectory.VALUES).orElse("")));
        values.addAll(environment.values());
        return new HelmOutput(chart::textIfReadable, files, values);
    }

    /** Where this machine keeps its files is nobody's business. */
    private static String relative(ChartDirectory chart, String output) {
        return output.replace(chart.path() + "/", "").replace(chart.path().toString(), "the chart");
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
