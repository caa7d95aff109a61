/** What differs between two sets of rendered objects, without what must not be seen. Knows nothing of releases. */
@NullMarked
package io.fairway.manifest;

import org.jspecify.annotations.NullMarked;
