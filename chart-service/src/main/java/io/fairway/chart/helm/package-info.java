/** Helm: what a chart is made of, and the process that checks, packages and pushes it. */
@NullMarked
package io.fairway.chart.helm;

import org.jspecify.annotations.NullMarked;
