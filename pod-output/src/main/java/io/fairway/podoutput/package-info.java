/**
 * What the pods of a failed release wrote last, and what Kubernetes said about them: chosen, read, cleaned, masked and bounded.
 *
 * <p>{@link io.fairway.podoutput.PodOutputs} reads; what it does with the text is pure.
 */
@NullMarked
package io.fairway.podoutput;

import org.jspecify.annotations.NullMarked;
