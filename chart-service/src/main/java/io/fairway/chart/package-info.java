/** Charts: from an image or configuration change to a published Helm chart of exactly that commit. */
@NullMarked
package io.fairway.chart;

import org.jspecify.annotations.NullMarked;
