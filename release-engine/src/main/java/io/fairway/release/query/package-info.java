/** What people ask: where is my change, why, what is live, what was it made from. Nothing is changed here. */
@NullMarked
package io.fairway.release.query;

import org.jspecify.annotations.NullMarked;
