/** The chart repository over HTTP. */
@NullMarked
package io.fairway.chart.web;

import org.jspecify.annotations.NullMarked;
