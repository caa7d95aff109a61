/** What a release changes, or would change. */
@NullMarked
package io.fairway.release.diff;

import org.jspecify.annotations.NullMarked;
