/** How a release is brought to a cluster, and undone: observe, decide, act. */
@NullMarked
package io.fairway.release.deploy;

import org.jspecify.annotations.NullMarked;
