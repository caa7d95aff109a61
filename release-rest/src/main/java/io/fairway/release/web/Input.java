package io.fairway.release.web;

import io.fairway.events.ShortText;
import io.fairway.release.ApprovalRule;
import io.fairway.release.Environment;
import io.fairway.rest.Problem;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people send, checked. Each check answers 400 with what is wrong. */
final class Input {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern APPROVER = Pattern.compile("(group:)?[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,7})(s|m|h)");
    private static final long MAX_EXPIRES = 720 * 3600;
    private static final int MAX_APPROVERS = 20;
    private static final int MAX_REASON = 500;
    private static final int MAX_ENVIRONMENTS = 50;

    /** Helm's own limit for names of releases. */
    private static final int MAX_NAME = 53;

    private Input() {}

    /** An application to register. */
    record Registration(
            @Nullable String repository, @Nullable List<@Nullable EnvironmentInput> environments) {}

    /** An environment to register. */
    record EnvironmentInput(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable ApprovalInput approval) {}

    /** Who has to approve releases into an environment. */
    record ApprovalInput(
            @Nullable List<@Nullable String> by,
            @Nullable Integer count,
            @Nullable String expires) {}

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
        if (name == null || name.length() > MAX_NAME || !LABEL.matcher(name).matches()) {
            throw wrong(what + " must be lower-case letters, digits and hyphens, at most " + MAX_NAME);
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
        if (environments == null || environments.isEmpty() || environments.size() > MAX_ENVIRONMENTS) {
            throw wrong("environments must name 1 to " + MAX_ENVIRONMENTS + " environments in the order of release");
        }
        List<Environment> checked = environments.stream()
                .map(environment -> {
                    EnvironmentInput given = body(environment);
                    return new Environment(
                            name(given.name(), "the name of an environment"),
                            name(given.namespace(), "a namespace"),
                            approval(given.approval()));
                })
                .toList();
        if (checked.stream().map(Environment::name).distinct().count() < checked.size()
                || checked.stream().map(Environment::namespace).distinct().count() < checked.size()) {
            throw wrong("each environment needs a name and a namespace of its own");
        }
        return checked;
    }

    private static @Nullable ApprovalRule approval(@Nullable ApprovalInput given) {
        if (given == null) {
            return null;
        }
        List<@Nullable String> by = given.by() == null ? List.of() : given.by();
        if (by.size() > MAX_APPROVERS
                || by.stream()
                        .anyMatch(who -> who == null || !APPROVER.matcher(who).matches())) {
            throw wrong("approval.by must list at most " + MAX_APPROVERS + " names of people, or group:NAME");
        }
        int count = given.count() == null ? 1 : given.count();
        if (count < 1 || count > MAX_APPROVERS) {
            throw wrong("approval.count must be 1 to " + MAX_APPROVERS);
        }
        if (!by.isEmpty()
                && count > by.size()
                && by.stream().noneMatch(who -> who != null && who.startsWith("group:"))) {
            throw wrong("approval.count asks for " + count + " people, but approval.by names only " + by.size());
        }
        return new ApprovalRule(
                by.stream().map(String::valueOf).distinct().toList(),
                count,
                expires(given.expires() == null ? "24h" : given.expires()));
    }

    private static long expires(String text) {
        Matcher matcher = SPAN.matcher(text);
        long seconds = matcher.matches() ? Long.parseLong(matcher.group(1)) * unit(matcher.group(2)) : 0;
        if (seconds < 1 || seconds > MAX_EXPIRES) {
            throw wrong("approval.expires must be a whole number with s, m or h, at most 720h");
        }
        return seconds;
    }

    private static long unit(String letter) {
        return letter.equals("h") ? 3600 : letter.equals("m") ? 60 : 1;
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw wrong("reason must say why: it is kept and shown");
        }
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return ShortText.of(line, MAX_REASON);
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
