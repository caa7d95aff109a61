/** The same facts in the words of CDEvents. */
@NullMarked
package io.fairway.notification.cdevents;

import org.jspecify.annotations.NullMarked;
