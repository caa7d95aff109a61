/** What earlier events said that later ones refer to and do not repeat. */
@NullMarked
package io.fairway.notification.context;

import org.jspecify.annotations.NullMarked;
