package io.fairway.local;

/** The four services that run as separate processes. */
public enum FairwayService {
    BUILD,
    CHART,
    RELEASE,
    VERIFIER;

    /** Folder, process and log name, for example {@code build-service}. */
    public String processName() {
        return databaseSuffix() + "-service";
    }

    String database() {
        return "fairway_" + databaseSuffix();
    }

    private String databaseSuffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
