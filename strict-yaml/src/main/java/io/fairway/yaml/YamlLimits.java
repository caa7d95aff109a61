package io.fairway.yaml;

/**
 * How large a file may be. Whoever may write the file must not be able to exhaust the memory or the stack of its reader.
 *
 * @param maxCharacters of the whole text
 * @param maxDepth of lists and mappings in each other
 */
public record YamlLimits(int maxCharacters, int maxDepth) {

    public YamlLimits {
        if (maxCharacters < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
