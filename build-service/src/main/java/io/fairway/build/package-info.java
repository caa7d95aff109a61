/** From an accepted push to an image, or to the reason why there is none. */
@NullMarked
package io.fairway.build;

import org.jspecify.annotations.NullMarked;
