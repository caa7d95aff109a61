/** The git repositories that charts come from. */
@NullMarked
package io.fairway.chart.git;

import org.jspecify.annotations.NullMarked;
