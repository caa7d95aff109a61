/** The sinks file. */
@NullMarked
package io.fairway.notification.file;

import org.jspecify.annotations.NullMarked;
