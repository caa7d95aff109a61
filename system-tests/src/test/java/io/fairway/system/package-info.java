/** The whole platform against real parts, from outside. */
@NullMarked
package io.fairway.system;

import org.jspecify.annotations.NullMarked;
