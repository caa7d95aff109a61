/**
 * Verifies a release: was exactly this revision observed healthy on its own pods?
 *
 * <p>A {@code ReleaseDeployed} event becomes a row of {@link io.fairway.verification.VerificationStore}. A worker claims it,
 * watches the {@link io.fairway.verification.Cluster} and runs each {@link io.fairway.verification.Check}. The {@link
 * io.fairway.verification.Verdict} and its event are saved together.
 */
@NullMarked
package io.fairway.verification;

import org.jspecify.annotations.NullMarked;
