package io.fairway.release.web;

import io.fairway.release.Environment;
import io.fairway.rest.Problem;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people send, checked. Each check answers 400 with what is wrong. */
final class Input {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final int MOST_REASON = 500;
    private static final int MOST_ENVIRONMENTS = 50;

    /** Helm's own limit for names of releases. */
    private static final int MOST_NAME = 53;

    private Input() {}

    /** An application to register. */
    record Registration(
            @Nullable String repository, @Nullable List<@Nullable EnvironmentInput> environments) {}

    /** An environment to register. */
    record EnvironmentInput(@Nullable String name, @Nullable String namespace) {}

    /** A release to request. */
    record ReleaseInput(
            @Nullable String chartVersion, @Nullable String reason) {}

    /** A rollback to request. */
    record RollbackInput(@Nullable UUID toRelease, @Nullable String reason) {}

    /** Why something is asked for. */
    record ReasonInput(@Nullable String reason) {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw wrong("send a JSON object");
        }
        return body;
    }

    static String name(@Nullable String name, String what) {
        if (name == null || name.length() > MOST_NAME || !LABEL.matcher(name).matches()) {
            throw wrong(what + " must be lower-case letters, digits and hyphens, at most " + MOST_NAME);
        }
        return name;
    }

    static String repository(@Nullable String repository) {
        if (repository == null || !repository.matches("(https?|file)://[!-~]{1,1000}")) {
            throw wrong("repository must be the http(s) clone URL");
        }
        return repository;
    }

    static List<Environment> environments(@Nullable List<@Nullable EnvironmentInput> environments) {
        if (environments == null || environments.isEmpty() || environments.size() > MOST_ENVIRONMENTS) {
            throw wrong("environments must name 1 to " + MOST_ENVIRONMENTS + " environments in the order of release");
        }
        List<Environment> checked = environments.stream()
                .map(environment -> {
                    EnvironmentInput given = body(environment);
                    return new Environment(
                            name(given.name(), "the name of an environment"), name(given.namespace(), "a namespace"));
                })
                .toList();
        if (checked.stream().map(Environment::name).distinct().count() < checked.size()
                || checked.stream().map(Environment::namespace).distinct().count() < checked.size()) {
            throw wrong("each environment needs a name and a namespace of its own");
        }
        return checked;
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw wrong("reason must say why: it is kept and shown");
        }
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MOST_REASON ? line.substring(0, MOST_REASON) : line;
    }

    static String chartVersion(@Nullable String version) {
        if (version == null || !version.matches("[0-9A-Za-z.+_-]{1,255}")) {
            throw wrong("chartVersion must be the version of a published chart");
        }
        return version;
    }

    static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return 50;
        }
        if (limit < 1 || limit > 500) {
            throw wrong("limit must be 1 to 500");
        }
        return limit;
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw wrong("not an id: it must be a UUID");
        }
    }

    static Problem wrong(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    static Problem unknown(String detail) {
        return new Problem(404, "Not found", detail);
    }
}
