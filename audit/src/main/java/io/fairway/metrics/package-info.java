/** DORA's four delivery metrics, computed from the audit. */
@NullMarked
package io.fairway.metrics;

import org.jspecify.annotations.NullMarked;
