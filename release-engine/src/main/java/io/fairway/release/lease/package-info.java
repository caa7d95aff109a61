/** Who may act at a target, for how long, and writes that take effect only for whoever may. */
@NullMarked
package io.fairway.release.lease;

import org.jspecify.annotations.NullMarked;
