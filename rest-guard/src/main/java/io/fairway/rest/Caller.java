package io.fairway.rest;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name of the person; {@link #OPERATOR} for whoever knows the token of the installation
 * @param groups that they belong to
 */
public record Caller(String name, Set<String> groups) {

    /** The name that goes with {@code fairway.api.token}. */
    public static final String OPERATOR = "operator";

    public Caller {
        groups = Set.copyOf(groups);
    }
}
