package io.fairway.chart.helm;

import io.fairway.chart.ChartRequest;
import io.fairway.chart.Fault;
import io.fairway.chart.UnavailableException;
import io.fairway.events.ImageRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a chart rendered to for one environment. A template that failed over what only the cluster knows is left out of a
 * copy of the chart, which is rendered again.
 *
 * @param original the chart
 * @param reduced where the copy goes; not there yet
 * @param helm renders a chart for the environment
 */
record EnvironmentCheck(
        ChartDirectory original,
        HelmChecks.Authored authored,
        ChartRequest request,
        ImagePin pin,
        HelmChecks.Environment environment,
        ClusterQuestions questions,
        Path reduced,
        Helm helm) {

    private static final int MAX_LEFT_OUT = 20;
    private static final String MISSING_TEMPLATE = "no template \"";

    /** Renders a chart. */
    interface Helm {
        HelmProcess.Result template(ChartDirectory chart) throws UnavailableException, InterruptedException;
    }

    /**
     * What became of the environment.
     *
     * @param left files of the chart that are left to the cluster
     */
    record Judgement(Optional<Fault> fault, Set<String> left) {}

    Judgement judge(HelmProcess.Result first) throws UnavailableException, InterruptedException {
        Set<String> left = new LinkedHashSet<>();
        ChartDirectory chart = original;
        HelmProcess.Result rendered = first;
        while (!rendered.succeeded() && !rendered.truncated()) {
            String asking = questions.in(rendered.err()).orElse(null);
            if (asking == null) {
                // What was left out may have defined what another template includes.
                return !left.isEmpty() && rendered.err().contains(MISSING_TEMPLATE)
                        ? new Judgement(Optional.empty(), left)
                        : new Judgement(Optional.of(failure(relative(chart, rendered.err()))), left);
            }
            if (left.isEmpty()) {
                chart = original.copy(reduced);
            }
            if (!left.add(asking) || left.size() > MAX_LEFT_OUT || !chart.leaveOut(asking)) {
                return new Judgement(Optional.empty(), left);
            }
            rendered = helm.template(chart);
        }
        return rendered.truncated()
                ? new Judgement(
                        Optional.of(here(Fault.of(
                                "the chart renders to more than Fairway reads; it is probably an endless loop"))),
                        left)
                : judge(Manifests.in(rendered.out()), left);
    }

    private Judgement judge(Manifests manifests, Set<String> left) {
        Optional<Fault> encrypted = Sops.rendered(manifests).map(this::here);
        if (encrypted.isPresent()) {
            return new Judgement(encrypted, left);
        }
        RenderedImages images = RenderedImages.in(manifests);
        ImageRef image = request.image();
        if (images.unpinned(image).isEmpty() && !images.pins(image)) {
            // Perhaps the cluster has what makes a template render its containers.
            questions.aboutContainers().ifPresent(left::add);
            if (!left.isEmpty()) {
                return new Judgement(Optional.empty(), left);
            }
        }
        return new Judgement(unpinned(images), left);
    }

    private Fault failure(String err) {
        Fault fault = output(original, authored, environment).failure(err);
        return here(fault);
    }

    private Fault here(Fault fault) {
        return new Fault("environment " + environment.name() + ": " + fault.message(), fault.file(), fault.line());
    }

    private Optional<Fault> unpinned(RenderedImages images) {
        ImageRef image = request.image();
        String values = pin.inTemplates();
        String remedy = "write image: \"{{ " + values + ".repository }}@{{ " + values
                + ".digest }}\" there, or say in fairway.yaml under chart.imageValues where values.yaml has the image";
        Optional<RenderedImages.Use> unpinned = images.unpinned(image);
        if (unpinned.isEmpty() && images.pins(image)) {
            return Optional.empty();
        }
        Optional<RenderedImages.Use> use =
                unpinned.or(() -> images.uses().stream().findFirst());
        if (use.isEmpty()) {
            return Optional.of(
                    here(Fault.of("no object uses the image " + image.pinned() + "; in a container, " + remedy)));
        }
        String template = use.get().template();
        return Optional.of(here(new Fault(
                "a container has image '" + use.get().image() + "' instead of '" + image.pinned() + "'; " + remedy,
                template,
                use.get().line(original.textIfReadable(template).orElse(""), values))));
    }

    static HelmOutput output(ChartDirectory chart, HelmChecks.Authored authored, HelmChecks.Environment environment) {
        List<String> files = new ArrayList<>(List.of(ChartDirectory.VALUES));
        files.addAll(environment.files());
        List<YamlText> values = new ArrayList<>();
        values.add(authored.values());
        values.addAll(environment.values());
        return new HelmOutput(chart::textIfReadable, files, values);
    }

    /** Where this machine keeps its files is nobody's business. */
    static String relative(ChartDirectory chart, String output) {
        return output.replace(chart.path() + "/", "").replace(chart.path().toString(), "the chart");
    }
}
