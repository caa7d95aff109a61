package io.fairway.local;

/** The five services that run as separate processes. */
public enum FairwayService {
    BUILD,
    CHART,
    RELEASE,
    VERIFIER,
    NOTIFIER;

    /** Folder, process and log name, for example {@code build-service}. */
    public String processName() {
        return databaseSuffix() + "-service";
    }

    /** What it may use at most: the notifier holds nothing that is large. */
    int heapMegabytes() {
        return this == NOTIFIER ? 128 : 320;
    }

    String database() {
        return "fairway_" + databaseSuffix();
    }

    private String databaseSuffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
