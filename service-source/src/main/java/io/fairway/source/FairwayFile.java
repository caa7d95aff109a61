package io.fairway.source;

import io.fairway.yaml.InvalidYamlException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fairway.yaml} says about a service. Its JSON Schema is published as {@code schema/fairway.v1.json}.
 *
 * <p>All paths are relative, with {@code /}, and never leave their directory.
 *
 * @param application DNS label of at most 53 characters: name of the Helm release and of the image
 * @param image how the image is built
 * @param chart where the chart is
 * @param environments in the order in which a change is released; never empty
 * @param checks what is verified after a release
 * @param release how it is released
 */
public record FairwayFile(
        String application, Image image, Chart chart, List<Environment> environments, Checks checks, Release release) {

    /** Its place: the root of the repository. */
    public static final String NAME = "fairway.yaml";

    public FairwayFile {
        environments = List.copyOf(environments);
    }

    /**
     * @param dockerfile path from the root of the repository
     * @param context directory that the build sees, from the root of the repository; {@code .} is the root
     * @param target stage to build; null for the last one
     */
    public record Image(
            String dockerfile, String context, @Nullable String target) {

        static final Image DEFAULT = new Image("Dockerfile", ".", null);
    }

    /**
     * @param path directory of the chart, from the root of the repository
     * @param imageValues dotted path in {@code values.yaml} to the object that holds repository, tag and digest
     */
    public record Chart(String path, String imageValues) {

        static final Chart DEFAULT = new Chart("chart", "image");
    }

    /**
     * @param name DNS label, unique in the file
     * @param values files inside the chart directory; a later one overrides an earlier one
     * @param approval who has to approve a release into it; null if nobody has to
     */
    public record Environment(
            String name, List<String> values, @Nullable Approval approval) {

        public Environment {
            values = List.copyOf(values);
        }
    }

    /**
     * @param by who may approve: names of people, or {@code group:NAME}; empty means anybody who is signed in
     * @param count how many different people have to
     * @param expires how long a release waits for them: whole seconds, 1 s to 30 days
     */
    public record Approval(List<String> by, int count, Duration expires) {

        static final Duration USUAL_TIME = Duration.ofHours(24);

        public Approval {
            by = List.copyOf(by);
        }
    }

    /**
     * @param deadline by when every workload must be ready: whole seconds, 1 s to 1 h
     * @param soak how long everything must stay good: whole seconds, 0 s to 10 min
     * @param http smoke checks against each new pod
     */
    public record Checks(Duration deadline, Duration soak, List<HttpCheck> http) {

        static final Checks DEFAULT = new Checks(Duration.ofSeconds(120), Duration.ofSeconds(3), List.of());

        public Checks {
            http = List.copyOf(http);
        }
    }

    /**
     * @param workload name of the workload whose pods are asked
     * @param port container port
     * @param path absolute path, may have a query
     * @param status expected HTTP status
     */
    public record HttpCheck(String workload, int port, String path, int status) {}

    /** @param replace kinds whose objects may be deleted and made anew where they cannot be changed in place */
    public record Release(Set<String> replace) {

        static final Release DEFAULT = new Release(Set.of());

        public Release {
            replace = Set.copyOf(replace);
        }
    }

    /**
     * Reads the file. Unknown keys, duplicate keys, aliases and wrong types are errors.
     *
     * @throws InvalidFairwayFileException with line and column, if the text is not a valid {@code fairway.yaml}
     */
    public static FairwayFile parse(String yaml) throws InvalidFairwayFileException {
        try {
            // Editors of Windows begin files with a byte order mark.
            return FairwayFileReader.read(yaml.startsWith("\ufeff") ? yaml.substring(1) : yaml);
        } catch (InvalidYamlException e) {
            throw new InvalidFairwayFileException(e.line(), e.column(), e.problem());
        }
    }
}
