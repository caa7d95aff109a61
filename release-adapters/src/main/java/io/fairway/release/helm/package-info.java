/** Helm 4 as a child process, its storage in the cluster, and the packaged charts that it installs. */
@NullMarked
package io.fairway.release.helm;

import org.jspecify.annotations.NullMarked;
