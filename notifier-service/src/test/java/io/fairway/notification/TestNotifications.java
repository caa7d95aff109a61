package io.fairway.notification;

import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.work.RetryPolicy;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.StrictYaml;
import io.fairway.yaml.YamlLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications, messages and sinks for tests. */
public final class TestNotifications {

    public static final UUID EVENT = UUID.fromString("01a205e1-65ae-7013-aace-b0e43ba8617b");
    public static final UUID CHANGE = UUID.fromString("01a205e1-5c11-7aa0-9f10-2f6f0f3f1c55");
    public static final UUID MESSAGE = UUID.fromString("3b241101-e2bb-4255-8caf-4136c566a962");

    public static final Path DIRECTORY = Path.of("/etc/fairway");
    public static final Secret TOKEN = new Secret.InEnvironment("TOKEN");

    private TestNotifications() {}

    public static Notification notification(
            EventKind kind, @Nullable String application, @Nullable String environment) {
        return notification(
                kind, application, environment, "https://github.com/acme/shop.git", "it is <good> & *fine*");
    }

    public static Notification notification(
            EventKind kind,
            @Nullable String application,
            @Nullable String environment,
            @Nullable String repository,
            String sentence) {
        return new Notification(
                EVENT,
                CHANGE,
                Instant.parse("2026-11-23T20:00:00Z"),
                kind,
                application,
                environment,
                sentence,
                null,
                repository,
                "main",
                "68b1f57000000000000000000000000000000001",
                "Ada Example",
                "Keep a <!channel> guestbook",
                null,
                3,
                "1.0.3",
                null,
                null);
    }

    public static Message message(Notification notification, boolean perhapsRepeated) {
        return new Message(MESSAGE, notification, "io.fairway.Test.v1", Json.object(), null, perhapsRepeated);
    }

    /** Settings of a kind that only tests know. */
    public record TestSettings(boolean deduplicates) implements SinkSettings {

        @Override
        public String kind() {
            return "test";
        }
    }

    /** Settings of a kind as the sinks file has them, read from {@link #DIRECTORY}. */
    public static <S extends SinkSettings> S read(SinkKind<S> kind, String yaml) throws InvalidYamlException {
        return kind.read(
                StrictYaml.parse(yaml, new YamlLimits(1000, 5), "empty").map("a sink", kind.keys()),
                new SinksFile(DIRECTORY));
    }

    public static SinkSpec spec(SinkSettings settings) {
        return spec("test", settings, new AddressPolicy(true, List.of()), WhenUnclear.REPEAT);
    }

    public static SinkSpec spec(String name, SinkSettings settings, AddressPolicy addresses, WhenUnclear whenUnclear) {
        return new SinkSpec(
                name,
                settings,
                List.of(Rule.EVERYTHING),
                null,
                true,
                addresses,
                Duration.ofSeconds(2),
                new RetryPolicy(Duration.ofMillis(50), 2, Duration.ofMillis(200), 3),
                whenUnclear);
    }
}
