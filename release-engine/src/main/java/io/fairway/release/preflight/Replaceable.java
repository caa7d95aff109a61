package io.fairway.release.preflight;

import java.util.Set;

/** Which kinds of objects may be deleted and made anew where they cannot be changed. Pure. */
public final class Replaceable {

    /** Data or other people's objects hang on them. */
    private static final Set<String> NEVER =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "CustomResourceDefinition", "Namespace");

    private Replaceable() {}

    public static boolean ever(String kind) {
        return !NEVER.contains(kind);
    }
}
