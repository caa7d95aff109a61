package io.fairway.chart;

/** Where a chart is. */
enum ChartStatus {
    /** It is wanted; a worker makes it when it is due. */
    PENDING,
    /** It is in both chart repositories. Final. */
    PUBLISHED,
    /** It cannot be published until somebody mends it in a new commit. Final. */
    REJECTED
}
