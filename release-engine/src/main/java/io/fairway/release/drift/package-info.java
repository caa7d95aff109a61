/** What others do to what is live: it is looked for, kept, and said. */
@NullMarked
package io.fairway.release.drift;

import org.jspecify.annotations.NullMarked;
