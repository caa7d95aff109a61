/** Sinks that are reached by SMTP. */
@NullMarked
package io.fairway.notification.mail;

import org.jspecify.annotations.NullMarked;
