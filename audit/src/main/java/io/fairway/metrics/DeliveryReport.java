package io.fairway.metrics;

import io.fairway.events.Target;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a span beside those of the span before it, which is as long.
 *
 * @param application null if it is about all of them
 * @param environment null if it is about the last one of each application
 * @param targets what was looked at
 */
@Schema(name = "DeliveryReport")
public record DeliveryReport(
        @Nullable String application,
        @Nullable String environment,
        List<Target> targets,
        DeliveryMetrics metrics,
        DeliveryMetrics before) {}
