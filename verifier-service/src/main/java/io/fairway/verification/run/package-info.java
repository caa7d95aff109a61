/**
 * The run of a verification: the worker, and what it decides over time.
 *
 * <p>{@link io.fairway.verification.run.HealthRules} says what one observation means, {@link
 * io.fairway.verification.run.VerificationRun} what to do next, {@link io.fairway.verification.run.RunVerification} does it.
 */
@NullMarked
package io.fairway.verification.run;

import org.jspecify.annotations.NullMarked;
