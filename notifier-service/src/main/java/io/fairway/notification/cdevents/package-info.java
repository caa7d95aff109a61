/** The same events as CDEvents. */
@NullMarked
package io.fairway.notification.cdevents;

import org.jspecify.annotations.NullMarked;
