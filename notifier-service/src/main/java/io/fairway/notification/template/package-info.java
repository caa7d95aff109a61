/** Texts of messages. */
@NullMarked
package io.fairway.notification.template;

import org.jspecify.annotations.NullMarked;
