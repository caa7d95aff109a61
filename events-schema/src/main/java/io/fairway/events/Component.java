package io.fairway.events;

/**
 * A part of what is released: an image, and the commit that it was built from.
 *
 * @param name unique within the application; an application of one component gives it its own name
 * @param image the pinned image
 * @param source the commit
 */
public record Component(String name, ImageRef image, Source source) {}
