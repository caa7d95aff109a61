package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import io.fairway.source.FairwayFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values files of the environments, and refuses those that Fairway could not release. */
final class EnvironmentValues {

    /** Helm takes a list of files apart at these. */
    private static final String SEPARATORS = ",\"";

    private final ChartDirectory chart;
    private final ImagePin pin;
    private final String fairwayYaml;

    EnvironmentValues(ChartDirectory chart, ImagePin pin, String fairwayYaml) {
        this.chart = chart;
        this.pin = pin;
        this.fairwayYaml = fairwayYaml;
    }

    List<HelmChecks.Environment> of(List<FairwayFile.Environment> environments)
            throws RejectedException, UnavailableException {
        List<HelmChecks.Environment> found = new ArrayList<>();
        for (FairwayFile.Environment environment : environments) {
            List<YamlText> values = new ArrayList<>();
            for (String file : environment.values()) {
                values.add(read(environment.name(), file));
            }
            found.add(new HelmChecks.Environment(environment.name(), environment.values(), values));
        }
        return found;
    }

    private YamlText read(String environment, String file) throws RejectedException, UnavailableException {
        if (file.chars().anyMatch(character -> SEPARATORS.indexOf(character) >= 0)) {
            throw new RejectedException(new Fault(
                    "values file '" + file + "' must not have a comma or quote in its name",
                    FairwayFile.NAME,
                    mention(file)));
        }
        String text = chart.text(file)
                .orElseThrow(() -> new RejectedException(new Fault(
                        "environment " + environment + " names values file '" + file
                                + "', which is not in the chart's directory: add it, or correct the name",
                        FairwayFile.NAME,
                        mention(file))));
        Sops.refuse(file, text);
        YamlText values = YamlText.parse(file, text);
        for (String key : List.of("repository", "digest")) {
            Integer line = values.line(pin.key(key));
            if (line != null) {
                throw new RejectedException(new Fault(
                        String.join(".", pin.key(key))
                                + " is set here, but Fairway sets it to the image that was built from"
                                + " this commit: remove it",
                        file,
                        line));
            }
        }
        return values;
    }

    /** The line of {@code fairway.yaml} that names the file. */
    private @Nullable Integer mention(String file) {
        List<String> lines = fairwayYaml.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).contains(file)) {
                return index + 1;
            }
        }
        return null;
    }
}
