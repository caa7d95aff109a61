/** A service's repository as Fairway reads it: {@code fairway.yaml} and the tree of exactly one commit. */
@NullMarked
package io.fairway.source;

import org.jspecify.annotations.NullMarked;
