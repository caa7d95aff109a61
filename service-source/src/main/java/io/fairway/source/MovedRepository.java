package io.fairway.source;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a repository is that was renamed, or given to somebody else, on its git server: the server leads from the old address
 * to the new one. Followed only on the host that was registered: what is fetched is decided by whoever registers.
 */
final class MovedRepository {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MAX_STEPS = 3;
    private static final String REFS = "/info/refs";
    private static final String QUERY = "?service=git-upload-pack";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private MovedRepository() {}

    /** Empty if the server leads nowhere, or elsewhere than to a repository of its own. */
    static Optional<String> addressNow(String cloneUrl) throws InterruptedException {
        if (!cloneUrl.startsWith("http://") && !cloneUrl.startsWith("https://")) {
            return Optional.empty();
        }
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LIMIT)
                .build()) {
            Optional<String> found = Optional.empty();
            for (int step = 0; step < MAX_STEPS; step++) {
                String from = found.orElse(cloneUrl);
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(from + REFS + QUERY))
                                .timeout(LIMIT)
                                .build(),
                        BodyHandlers.discarding());
                Optional<String> next = REDIRECTS.contains(answer.statusCode())
                        ? answer.headers().firstValue("Location").flatMap(location -> repository(from, location))
                        : Optional.empty();
                if (next.isEmpty()) {
                    return found;
                }
                found = next;
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty(); // what is wrong with the fetch says more
        }
    }

    /**
     * The clone URL to which a redirect leads; empty if it is not one on the same host.
     *
     * @param location as the header has it
     */
    static Optional<String> repository(String cloneUrl, String location) {
        URI from = URI.create(cloneUrl + REFS);
        URI to = from.resolve(location);
        String path = to.getRawPath();
        if (to.getHost() == null || path == null || !path.endsWith(REFS) || to.getRawUserInfo() != null) {
            return Optional.empty();
        }
        Function<URI, String> place = uri -> uri.getScheme() + " " + uri.getPort();
        boolean upgraded = from.getScheme().equals("http") && to.getScheme().equals("https") && to.getPort() == -1;
        if (!to.getHost().equalsIgnoreCase(from.getHost())
                || !(upgraded || place.apply(from).equals(place.apply(to)))) {
            return Optional.empty();
        }
        return Optional.of(
                to.getScheme() + "://" + to.getRawAuthority() + path.substring(0, path.length() - REFS.length()));
    }
}
