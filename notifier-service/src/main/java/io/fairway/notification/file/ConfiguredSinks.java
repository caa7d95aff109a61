package io.fairway.notification.file;

import io.fairway.notification.NotifierConfig;
import io.fairway.notification.SinkKind;
import io.fairway.notification.Sinks;
import io.fairway.yaml.InvalidYamlException;
import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the sinks file when the service starts. With a mistake in it the service does not start. */
class ConfiguredSinks {

    @Produces
    @Singleton
    Sinks sinks(NotifierConfig config, @All List<SinkKind<?>> kinds) {
        return config.file().map(file -> read(file, kinds)).orElseGet(() -> new Sinks(List.of()));
    }

    static Sinks read(Path file, List<SinkKind<?>> kinds) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            String yaml = Files.readString(file, StandardCharsets.UTF_8);
            List<Sinks.Ready> ready = new ArrayList<>();
            for (SinksFileReader.Entry entry :
                    new SinksFileReader(directory == null ? Path.of(".") : directory, kinds).read(yaml)) {
                ready.add(new Sinks.Ready(entry.spec(), entry.create()));
            }
            return new Sinks(ready);
        } catch (InvalidYamlException e) {
            throw new ConfigurationException(file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationException("the sinks file (fairway.notifier.file) cannot be read: " + file);
        }
    }
}
