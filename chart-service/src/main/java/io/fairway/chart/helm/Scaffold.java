package io.fairway.chart.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairway.chart.UnavailableException;
import io.fairway.source.FairwayFile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The chart of a repository that has none: a Deployment with the pinned image, probes, a restrictive security context and
 * resources, a Service, and a ConfigMap whose change restarts the pods.
 */
@Singleton
class Scaffold {

    private static final String DIRECTORY = "/scaffold/";
    private static final int DEFAULT_PORT = 8080;

    /** Written as they are: they belong to Helm's template language. */
    private static final List<String> FILES = List.of(
            ".helmignore",
            "templates/configmap.yaml",
            "templates/deployment.yaml",
            "templates/service.yaml",
            "templates/NOTES.txt");

    /** Written by Qute. */
    private static final List<String> TEMPLATES = List.of("Chart.yaml", "values.yaml", "templates/_helpers.tpl");

    private static final String ENVIRONMENT_TEMPLATE = "values-environment.yaml";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .removeStandaloneLines(false)
            .build();

    /**
     * What the templates know.
     *
     * @param application name of the chart and the release
     * @param imageValues where templates find the image, for example {@code .Values.image}
     * @param port on which the container listens
     * @param healthPath answers when the container is well
     */
    record Blueprint(String application, String imageValues, int port, String healthPath) {

        static Blueprint of(FairwayFile file) {
            ImagePin pin = ImagePin.at(file.chart().imageValues());
            List<FairwayFile.HttpCheck> checks = file.checks().http();
            int port = checks.isEmpty() ? DEFAULT_PORT : checks.getFirst().port();
            String path = checks.isEmpty() ? "/" : checks.getFirst().path();
            return new Blueprint(file.application(), pin.inTemplates(), port, path);
        }
    }

    /** The chart's files by path, with a values file for each that the environments name. */
    Map<String, String> files(FairwayFile file) {
        Blueprint blueprint = Blueprint.of(file);
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            files.put(name, resource(name));
        }
        for (String name : TEMPLATES) {
            files.put(name, render(name, Map.of("blueprint", blueprint)));
        }
        file.environments().stream()
                .flatMap(environment -> environment.values().stream().map(name -> Map.entry(name, environment.name())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.joining(", "))))
                .forEach((name, environments) ->
                        files.putIfAbsent(name, render(ENVIRONMENT_TEMPLATE, Map.of("environments", environments))));
        return files;
    }

    /** Writes the chart. */
    void write(FairwayFile file, ChartDirectory chart) throws UnavailableException {
        for (Map.Entry<String, String> entry : files(file).entrySet()) {
            chart.write(entry.getKey(), entry.getValue());
        }
    }

    private String render(String name, Map<String, Object> data) {
        var instance = engine.parse(resource(name)).instance();
        data.forEach(instance::data);
        return instance.render();
    }

    private static String resource(String name) {
        try (InputStream stream = Scaffold.class.getResourceAsStream(DIRECTORY + name)) {
            if (stream == null) {
                throw new IllegalStateException("the scaffold lacks " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
