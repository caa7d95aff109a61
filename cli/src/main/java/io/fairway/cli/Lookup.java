package io.fairway.cli;

import io.fairway.cli.http.Api;
import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what people name: whole ids, the beginning of an id, and commits. */
final class Lookup {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{4,64}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f-]{4,36}");
    private static final int NEWEST = 500;
    private static final int MAX_NAMED = 3;

    /** As long as it takes to tell two things that were made in different milliseconds. */
    private static final int SHORT_ID = 13;

    private final Api api;

    Lookup(Api api) {
        this.api = api;
    }

    /** An id as tables show it; it is accepted wherever an id is wanted. */
    static String shortId(String id) {
        return id.length() == 36 ? id.substring(0, SHORT_ID) : id;
    }

    static String shortCommit(String commit) {
        return commit.length() == 40 || commit.length() == 64 ? commit.substring(0, 7) : commit;
    }

    static String shortDigest(String digest) {
        return digest.startsWith("sha256:") && digest.length() > 19 ? digest.substring(0, 19) : digest;
    }

    /** A change by id, beginning of its id, or commit. */
    Json change(String given) {
        return findChange(given)
                .orElseThrow(() ->
                        Failure.error("there is no change " + given + ": fairway changes lists them, newest first"));
    }

    String changeId(String given) {
        return change(given).text("changeId");
    }

    Optional<Json> findChange(String given) {
        if (isId(given)) {
            return api.find(Path.of("changes", given));
        }
        if (HEXADECIMAL.matcher(given).matches()) {
            List<Json> found = api.get(Path.of("changes").with("commit", given).with("limit", 50))
                    .elements();
            List<String> commits = found.stream()
                    .map(change -> change.get("source").text("commit"))
                    .distinct()
                    .toList();
            if (commits.size() > 1) {
                throw ambiguous(given, "commits", commits);
            }
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return BEGINNING.matcher(given).matches() ? byBeginning("changes", "changeId", given) : Optional.empty();
    }

    /** A release by id or the beginning of its id. */
    Json release(String given) {
        return findRelease(given)
                .orElseThrow(() ->
                        Failure.error("there is no release " + given + ": fairway releases lists them, newest first"));
    }

    String releaseId(String given) {
        return release(given).text("id");
    }

    /** Newest first. */
    Stream<Json> releases(String application, String environment, int limit) {
        return api
                .get(Path.of("releases")
                        .with("application", application)
                        .with("environment", environment)
                        .with("limit", limit))
                .elements()
                .stream();
    }

    Optional<Json> findRelease(String given) {
        if (isId(given)) {
            return api.find(Path.of("releases", given));
        }
        return BEGINNING.matcher(given).matches() ? byBeginning("releases", "id", given) : Optional.empty();
    }

    /** Whether it is a whole commit id: of SHA-1, or of SHA-256. */
    static boolean isCommit(String given) {
        return given.matches("[0-9a-f]{40}|[0-9a-f]{64}");
    }

    /**
     * An empty answer about what does not exist is no answer.
     *
     * @param application null for any
     * @param environment null for any
     */
    void requireRegistered(@Nullable String application, @Nullable String environment) {
        List<Json> known = application == null
                ? api.get(Path.of("applications")).elements()
                : List.of(api.find(Path.of("applications", application))
                        .orElseThrow(() -> Failure.error(
                                "there is no application " + application + ": fairway apps lists all of them")));
        List<String> environments = known.stream()
                .flatMap(each -> each.list("environments").stream())
                .map(each -> each.text("name"))
                .distinct()
                .toList();
        if (environment != null && !environments.contains(environment)) {
            throw Failure.error("there is no environment " + environment
                    + (application == null ? "" : " of " + application)
                    + (environments.isEmpty() ? "" : "; there are " + String.join(", ", environments)));
        }
    }

    static boolean isId(String given) {
        try {
            return given.length() == 36 && UUID.fromString(given).toString().equals(given);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws Failure with one of the sentences, if there is none, or more than one */
    static String only(List<String> found, String none, String several) {
        if (found.size() != 1) {
            throw Failure.error(found.isEmpty() ? none : several);
        }
        return found.getFirst();
    }

    private Optional<Json> byBeginning(String collection, String idField, String given) {
        List<Json> found = api.get(Path.of(collection).with("limit", NEWEST)).elements().stream()
                .filter(element -> element.text(idField).startsWith(given)
                        || element.text(idField).endsWith(given))
                .toList();
        if (found.size() > 1) {
            throw ambiguous(
                    given,
                    collection,
                    found.stream().map(each -> each.text(idField)).toList());
        }
        return found.stream().findFirst();
    }

    private static Failure ambiguous(String given, String what, List<String> candidates) {
        String named = candidates.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        return Failure.error(given + " is ambiguous, it matches " + candidates.size() + " " + what + ": " + named
                + (candidates.size() > MAX_NAMED ? " ..." : ""));
    }
}
