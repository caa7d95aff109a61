/** Sinks that are reached over HTTP. */
@NullMarked
package io.fairway.notification.http;

import org.jspecify.annotations.NullMarked;
