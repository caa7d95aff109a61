package io.fairway.metrics;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where applications are released to, by whoever registers them. The last environment of each counts as production. */
public interface RegisteredEnvironments {

    /** The environments of an application in their order; empty if it is not registered. */
    Optional<List<String>> of(String application);

    /** The environments of every registered application, by its name. */
    SortedMap<String, List<String>> all();
}
