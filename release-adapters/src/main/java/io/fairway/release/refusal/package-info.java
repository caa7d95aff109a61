/** What Kubernetes says when it refuses something, reduced to what may be shown: names of objects, fields, rules; no values. Pure. */
@NullMarked
package io.fairway.release.refusal;

import org.jspecify.annotations.NullMarked;
