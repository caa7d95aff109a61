package io.fairway.notification;

import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import java.util.List;

/**
 * One kind of sink: its own keys in the sinks file, and how it delivers. A kind is one class, a bean; nothing else knows
 * which kinds there are.
 *
 * @param <S> its settings
 */
public interface SinkKind<S extends SinkSettings> {

    /** As the sinks file names it. */
    String name();

    /** Its keys besides those of every sink. */
    List<String> keys();

    /**
     * Reads its keys.
     *
     * @param file to resolve values that are not in the file themselves
     * @throws InvalidYamlException if they are wrong
     */
    S read(YamlMap sink, SinksFile file) throws InvalidYamlException;

    /** @throws IllegalArgumentException if the sink could never work, with the reason for the author of the file */
    Sink create(SinkSpec spec, S settings);
}
