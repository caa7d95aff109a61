/** The Kubernetes API: lists and watches of one namespace, and what they mean for the workloads of a release. Reads only. */
@NullMarked
package io.fairway.verification.kube;

import org.jspecify.annotations.NullMarked;
