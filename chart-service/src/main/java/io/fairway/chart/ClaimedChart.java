package io.fairway.chart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wanted chart that this worker has claimed. Only the holder of the lease may finish it, so two workers never both do.
 *
 * @param id the row
 * @param lease token of this claim
 * @param attempt 1 for the first
 * @param request what it is wanted for
 * @param traceparent trace of the change
 */
record ClaimedChart(
        UUID id,
        UUID lease,
        int attempt,
        ChartRequest request,
        @Nullable String traceparent) {}
