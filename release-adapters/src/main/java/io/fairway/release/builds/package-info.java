/** What is read from build-service. */
@NullMarked
package io.fairway.release.builds;

import org.jspecify.annotations.NullMarked;
