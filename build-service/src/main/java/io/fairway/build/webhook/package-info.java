/** Pushes as git servers tell them. */
@NullMarked
package io.fairway.build.webhook;

import org.jspecify.annotations.NullMarked;
