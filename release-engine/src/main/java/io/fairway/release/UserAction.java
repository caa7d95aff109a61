package io.fairway.release;

import io.fairway.events.ActionTaken.Action;
import io.fairway.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param by who
 * @param action what
 * @param subject what else it is about, for example a chart version; null if nothing
 * @param reason why
 */
record UserAction(Caller by, Action action, @Nullable String subject, String reason) {}
