package io.fairway.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the notifier. */
@ConfigMapping(prefix = "fairway.notifier")
public interface NotifierConfig {

    /** The sinks file (YAML). Without it events are recorded, and no notifications are sent. */
    Optional<Path> file();

    /** Base URL of the dashboard, for links in messages, for example {@code https://fairway.example.org}. */
    Optional<String> dashboard();

    /** Whether CDEvents are sent to the topic {@code fairway.cdevents}. */
    @WithDefault("true")
    boolean cdevents();

    /** How long recorded events are kept after every sink has seen them; dead letters stay as long as they are dead. */
    @WithDefault("90d")
    Duration keep();

    /** How often a sink looks for work although no notification of the database arrived. */
    @WithDefault("1s")
    Duration safetyPoll();
}
