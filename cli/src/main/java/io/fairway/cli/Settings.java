package io.fairway.cli;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which server is asked, and as whom. For each of the two, an option comes before the environment, and the environment
 * before the file.
 *
 * @param server base URL of release-service
 * @param token bearer token; null where none is known, which suffices for reading
 * @param warnings what a person should know about where these come from
 */
record Settings(URI server, @Nullable String token, java.util.List<String> warnings) {

    private static final String HOW =
            "start one with ./fairway up, or name one with --server, FAIRWAY_URL, or server: in ";

    static Settings of(@Nullable String serverOption, Function<String, @Nullable String> environment, ConfigFile file) {
        String server = first(serverOption, environment.apply("FAIRWAY_URL"), file.server())
                .orElseThrow(() -> Failure.error("no server is configured: " + HOW + file.path()));
        URI uri = checked(server);
        String token = first(null, environment.apply("FAIRWAY_TOKEN"), null).orElseGet(() -> file.readToken());
        java.util.List<String> warnings = new java.util.ArrayList<>(file.warnings());
        if (token != null && uri.getScheme().equals("http") && !isLoopback(uri.getHost())) {
            warnings.add("the token goes to " + uri.getHost() + " unencrypted: use an https address");
        }
        return new Settings(uri, token, warnings);
    }

    private static Optional<String> first(
            @Nullable String option, @Nullable String variable, @Nullable String fromFile) {
        for (String candidate : new @Nullable String[] {option, variable, fromFile}) {
            if (candidate != null && !candidate.isBlank()) {
                return Optional.of(candidate.strip());
            }
        }
        return Optional.empty();
    }

    private static URI checked(String server) {
        String plain = server.replaceAll("/+$", "");
        if (!plain.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw Failure.usage("the server must be an http or https address without user and query, not " + server);
        }
        return URI.create(plain);
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127."));
    }
}
