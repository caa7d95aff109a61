package io.fairway.chart;

import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import java.util.UUID;

/**
 * What a chart is wanted for.
 *
 * @param changeId the change
 * @param causedBy id of the event that asked
 * @param source the commit whose chart it is
 * @param application name of the Helm release
 * @param image the image to pin
 */
public record ChartRequest(UUID changeId, UUID causedBy, Source source, String application, ImageRef image) {}
