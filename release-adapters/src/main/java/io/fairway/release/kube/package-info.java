/** The live objects of the cluster. */
@NullMarked
package io.fairway.release.kube;

import org.jspecify.annotations.NullMarked;
