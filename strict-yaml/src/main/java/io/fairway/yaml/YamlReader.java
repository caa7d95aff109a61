package io.fairway.yaml;

/**
 * Reads one value.
 *
 * @param <T> what it becomes
 */
@FunctionalInterface
public interface YamlReader<T> {

    /** @throws InvalidYamlException with the place of the value, if it is not as it has to be */
    T read(YamlValue value) throws InvalidYamlException;
}
