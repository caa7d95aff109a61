package io.fairway.notification.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Json;
import io.fairway.notification.Notification;
import io.fairway.notification.http.CommitStatusSinks.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the status of a commit, and writes it as each provider expects it. */
final class CommitStatuses {

    private CommitStatuses() {}

    /** Whose API it is. */
    enum Provider {
        GITHUB,
        GITLAB,
        /** Forgejo too. */
        GITEA
    }

    /** What all three know; GitLab calls the last one {@code failed}. */
    enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }

    /** Empty if the event does not change the status of a commit. */
    static Optional<State> stateOf(Notification notification) {
        if (notification.commit() == null || notification.repository() == null) {
            return Optional.empty();
        }
        return switch (notification.kind()) {
            case BUILD_FAILED, RELEASE_FAILED, RELEASE_ROLLED_BACK -> Optional.of(State.FAILURE);
            // Its content was live already, which is as good as verified.
            case RELEASE_SKIPPED ->
                Optional.of("UNCHANGED".equals(notification.state()) ? State.SUCCESS : State.FAILURE);
            case APPROVAL_REQUESTED, RELEASE_DEPLOYED -> Optional.of(State.PENDING);
            case RELEASE_VERIFIED -> Optional.of(State.SUCCESS);
            case CHANGE_ACCEPTED, ACTION_TAKEN, TARGET_CHANGED, STEP -> Optional.empty();
        };
    }

    static String contextOf(Notification notification) {
        return "fairway/" + (notification.environment() == null ? "build" : notification.environment());
    }

    /** Path of the repository at the provider, for example {@code acme/shop}; empty if it is elsewhere. */
    static Optional<String> pathOf(Settings settings, String repository) {
        String base = settings.web().toString().replaceAll("/+$", "") + "/";
        if (!repository.toLowerCase(Locale.ROOT).startsWith(base.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String path = repository.substring(base.length()).replaceAll("/+$", "");
        path = path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
        long parts = path.chars().filter(character -> character == '/').count() + 1;
        boolean possible = settings.provider() == Provider.GITLAB ? parts >= 2 : parts == 2;
        return possible && !path.contains("..") ? Optional.of(path) : Optional.empty();
    }

    static URI uri(Settings settings, String path, String commit) {
        String api = settings.api().toString().replaceAll("/+$", "");
        String repository =
                switch (settings.provider()) {
                    case GITHUB, GITEA ->
                        "/repos/"
                                + Stream.of(path.split("/"))
                                        .map(CommitStatuses::encode)
                                        .collect(Collectors.joining("/"));
                    case GITLAB -> "/projects/" + encode(path);
                };
        return URI.create(api + repository + "/statuses/" + encode(commit));
    }

    static ObjectNode body(Provider provider, State state, String context, String description, Optional<String> url) {
        ObjectNode body = Json.object();
        switch (provider) {
            case GITHUB, GITEA ->
                body.put("state", state.name().toLowerCase(Locale.ROOT)).put("context", context);
            case GITLAB -> body.put("state", gitlab(state)).put("name", context);
        }
        body.put("description", shortened(description, maxLength(provider)));
        url.ifPresent(target -> body.put("target_url", target));
        return body;
    }

    static Map<String, String> headers(Provider provider, String token) {
        return switch (provider) {
            case GITHUB ->
                Map.of(
                        "Authorization", "Bearer " + token,
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", "2022-11-28");
            case GITLAB -> Map.of("PRIVATE-TOKEN", token, "Accept", "application/json");
            case GITEA -> Map.of("Authorization", "token " + token, "Accept", "application/json");
        };
    }

    private static String gitlab(State state) {
        return switch (state) {
            case PENDING -> "pending";
            case SUCCESS -> "success";
            case FAILURE -> "failed";
        };
    }

    /** What the API takes; Gitea has no limit, but a column has. */
    static int maxLength(Provider provider) {
        return switch (provider) {
            case GITHUB -> 140;
            case GITLAB, GITEA -> 255;
        };
    }

    static String shortened(String text, int max) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= max) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, max - 1)) + "\u2026";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
