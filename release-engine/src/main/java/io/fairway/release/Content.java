package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;

/**
 * Everything that a release alters, by reference.
 *
 * @param chart the packaged chart with its values
 * @param image the image that it pins
 * @param source the commit that both were made from
 */
public record Content(ChartRef chart, ImageRef image, Source source) {}
