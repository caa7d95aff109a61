package io.fairway.source;

import io.fairway.source.FairwayFile.Approval;
import io.fairway.source.FairwayFile.Chart;
import io.fairway.source.FairwayFile.Checks;
import io.fairway.source.FairwayFile.Environment;
import io.fairway.source.FairwayFile.HttpCheck;
import io.fairway.source.FairwayFile.Image;
import io.fairway.source.FairwayFile.Release;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.StrictYaml;
import io.fairway.yaml.YamlLimits;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import io.fairway.yaml.YamlValue.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From YAML text to {@link FairwayFile}. */
final class FairwayFileReader {

    private static final YamlLimits LIMITS = new YamlLimits(64 * 1024, 10);
    private static final int MAX_ENVIRONMENTS = 20;
    private static final int MAX_VALUES_FILES = 20;
    private static final int MAX_APPROVERS = 20;
    /** Files of earlier commits have it. */
    private static final String FORMER_SOAK = "settle";

    private static final int MAX_HTTP_CHECKS = 50;
    private static final int MAX_KINDS = 20;
    private static final Set<String> NEVER_REPLACED =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "CustomResourceDefinition", "Namespace");

    private FairwayFileReader() {}

    static FairwayFile read(String yaml) throws InvalidYamlException {
        YamlMap root = StrictYaml.parse(
                        yaml, LIMITS, "it is empty: at least 'application' and 'environments' are needed")
                .map("the file", "application", "image", "chart", "environments", "checks", "release");
        return new FairwayFile(
                root.required("application", Scalar::application),
                root.optional("image", FairwayFileReader::image, Image.DEFAULT),
                root.optional("chart", FairwayFileReader::chart, Chart.DEFAULT),
                root.required("environments", FairwayFileReader::environments),
                root.optional("checks", FairwayFileReader::checks, Checks.DEFAULT),
                root.optional("release", FairwayFileReader::release, Release.DEFAULT));
    }

    private static Release release(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("release", "replace");
        return new Release(map.optional("replace", FairwayFileReader::replace, Set.of()));
    }

    private static Set<String> replace(YamlValue value) throws InvalidYamlException {
        Set<String> kinds = new LinkedHashSet<>();
        for (YamlValue item : value.items("replace", 0, MAX_KINDS)) {
            String kind = Scalar.kind(item);
            if (NEVER_REPLACED.contains(kind)) {
                throw item.invalid("a " + kind + " is never replaced, because data hangs on it");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static Image image(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("image", "dockerfile", "context", "target");
        return new Image(
                map.optional("dockerfile", Scalar::file, Image.DEFAULT.dockerfile()),
                map.optional("context", Scalar::directory, Image.DEFAULT.context()),
                map.nullable("target", Scalar::stage));
    }

    private static Chart chart(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("chart", "path", "imageValues");
        return new Chart(
                map.optional("path", Scalar::file, Chart.DEFAULT.path()),
                map.optional("imageValues", Scalar::valuesPath, Chart.DEFAULT.imageValues()));
    }

    private static List<Environment> environments(YamlValue value) throws InvalidYamlException {
        List<YamlValue> items = value.items("environments", 1, MAX_ENVIRONMENTS);
        List<Environment> environments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlValue item : items) {
            YamlMap map = item.map("an environment", "name", "values", "approval");
            String name = map.required("name", Scalar::environment);
            if (!names.add(name)) {
                throw item.invalid("environment '" + name + "' is there twice");
            }
            environments.add(new Environment(
                    name,
                    map.optional("values", FairwayFileReader::valuesFiles, List.of()),
                    map.nullable("approval", FairwayFileReader::approval)));
        }
        return environments;
    }

    private static Approval approval(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("approval", "by", "count", "expires");
        List<String> by = map.optional("by", FairwayFileReader::approvers, List.of());
        return new Approval(
                by,
                map.optional("count", given -> count(given, by), 1),
                map.optional(
                        "expires",
                        given -> given.duration(Precision.SECONDS, Duration.ofSeconds(1), Duration.ofDays(30)),
                        Approval.USUAL_TIME));
    }

    private static List<String> approvers(YamlValue value) throws InvalidYamlException {
        Set<String> approvers = new LinkedHashSet<>();
        for (YamlValue item : value.items("by", 1, MAX_APPROVERS)) {
            approvers.add(Scalar.approver(item));
        }
        return List.copyOf(approvers);
    }

    private static int count(YamlValue value, List<String> by) throws InvalidYamlException {
        int count = value.integer(1, MAX_APPROVERS);
        boolean namesAll = !by.isEmpty() && by.stream().noneMatch(name -> name.startsWith("group:"));
        if (namesAll && count > by.size()) {
            throw value.invalid("'by' names " + by.size() + ", so " + count + " can never approve");
        }
        return count;
    }

    private static List<String> valuesFiles(YamlValue value) throws InvalidYamlException {
        List<String> files = new ArrayList<>();
        for (YamlValue item : value.items("values", 0, MAX_VALUES_FILES)) {
            files.add(Scalar.file(item));
        }
        return files;
    }

    private static Checks checks(YamlValue value) throws InvalidYamlException {
        YamlMap map = value.map("checks", "deadline", "soak", FORMER_SOAK, "http");
        if (map.has("soak") && map.has(FORMER_SOAK)) {
            throw map.invalid("'" + FORMER_SOAK + "' is the former name of 'soak': leave it away");
        }
        return new Checks(
                map.optional(
                        "deadline",
                        given -> given.duration(Precision.SECONDS, Duration.ofSeconds(1), Duration.ofHours(1)),
                        Checks.DEFAULT.deadline()),
                map.optional(
                        map.has(FORMER_SOAK) ? FORMER_SOAK : "soak",
                        given -> given.duration(Precision.SECONDS, Duration.ZERO, Duration.ofMinutes(10)),
                        Checks.DEFAULT.soak()),
                map.optional("http", FairwayFileReader::httpChecks, List.of()));
    }

    private static List<HttpCheck> httpChecks(YamlValue value) throws InvalidYamlException {
        List<HttpCheck> checks = new ArrayList<>();
        for (YamlValue item : value.items("http", 0, MAX_HTTP_CHECKS)) {
            YamlMap map = item.map("an http check", "workload", "port", "path", "status");
            checks.add(new HttpCheck(
                    map.required("workload", Scalar::objectName),
                    map.required("port", given -> given.integer(1, 65_535)),
                    map.required("path", Scalar::urlPath),
                    map.optional("status", given -> given.integer(100, 599), 200)));
        }
        return checks;
    }
}
