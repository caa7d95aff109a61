/** Releases: what may be released where and when, how it is brought about, and how it is undone as a whole. */
@NullMarked
package io.fairway.release;

import org.jspecify.annotations.NullMarked;
