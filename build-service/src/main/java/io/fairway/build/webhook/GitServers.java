package io.fairway.build.webhook;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The git servers whose pushes start builds. */
@Singleton
class GitServers {

    private final List<GitServer> all;

    GitServers(@All List<GitServer> all) {
        this.all = all;
    }

    /** The one whose webhooks have this address. */
    Optional<GitServer> at(String path) {
        return all.stream().filter(server -> server.path().equals(path)).findFirst();
    }

    /** The one that sends a message with such headers: of those that it may be, the one that the others do not imitate. */
    Optional<GitServer> of(WebhookMessage message) {
        List<GitServer> possible = all.stream()
                .filter(server -> message.header(server.eventHeader()) != null)
                .toList();
        Set<String> imitated = possible.stream()
                .flatMap(server -> server.imitatedEventHeaders().stream())
                .collect(Collectors.toSet());
        return possible.stream()
                .filter(server -> !imitated.contains(server.eventHeader()))
                .findFirst();
    }

    /** Their addresses, for people. */
    String paths() {
        return all.stream().map(server -> "/webhooks/" + server.path()).sorted().collect(Collectors.joining(", "));
    }
}
