/** What the cluster says to a release before anything is touched, and what follows from that. */
@NullMarked
package io.fairway.release.preflight;

import org.jspecify.annotations.NullMarked;
