/** The file of sinks. */
@NullMarked
package io.fairway.notification.file;

import org.jspecify.annotations.NullMarked;
