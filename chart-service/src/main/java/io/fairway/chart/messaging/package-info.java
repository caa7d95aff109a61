/** Events that ask for a chart. */
@NullMarked
package io.fairway.chart.messaging;

import org.jspecify.annotations.NullMarked;
