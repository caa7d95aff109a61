package io.fairway.local;

import java.nio.file.Path;

/** Where things that are expensive to make are kept between runs: {@code FAIRWAY_CACHE}, or the user's cache folder. */
final class CacheDirectory {

    private CacheDirectory() {}

    static Path path() {
        String chosen = System.getenv("FAIRWAY_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("fairway");
    }
}
