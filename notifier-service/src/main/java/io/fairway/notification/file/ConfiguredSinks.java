package io.fairway.notification.file;

import io.fairway.notification.NotifierConfig;
import io.fairway.notification.Sink;
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
    Sinks sinks(NotifierConfig config, @All List<Sink.Maker> makers) {
        return config.file().map(file -> read(file, makers)).orElseGet(() -> new Sinks(List.of()));
    }

    static Sinks read(Path file, List<Sink.Maker> makers) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            String yaml = Files.readString(file, StandardCharsets.UTF_8);
            List<Sinks.Ready> ready = new ArrayList<>();
            for (SinksFileReader.Entry entry :
                    new SinksFileReader(directory == null ? Path.of(".") : directory).read(yaml)) {
                ready.add(new Sinks.Ready(entry.spec(), make(entry, makers)));
            }
            return new Sinks(ready);
        } catch (InvalidYamlException e) {
            throw new ConfigurationException(file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationException("the sinks file (fairway.notifier.file) cannot be read: " + file);
        }
    }

    private static Sink make(SinksFileReader.Entry entry, List<Sink.Maker> makers) throws InvalidYamlException {
        Sink.Maker able = makers.stream()
                .filter(maker -> maker.makes(entry.spec().settings()))
                .findFirst()
                .orElseThrow();
        try {
            return able.make(entry.spec());
        } catch (IllegalArgumentException e) {
            throw entry.place().invalid("sink '" + entry.spec().name() + "': " + e.getMessage());
        }
    }
}
