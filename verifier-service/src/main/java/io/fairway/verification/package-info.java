/**
 * Judges a release: was exactly this revision seen healthy on its own pods?
 *
 * <p>A {@code ReleaseDeployed} event becomes a {@link io.fairway.verification.Verification} row; a worker watches the
 * cluster and asks {@link io.fairway.verification.Judgements} and {@link io.fairway.verification.Trial} what to make of
 * it; the {@link io.fairway.verification.Verdict} and its event are saved together.
 */
@NullMarked
package io.fairway.verification;

import org.jspecify.annotations.NullMarked;
