/** Who or what did what, when and why, read from the topics by a consumer of its own; and the events as they come. */
@NullMarked
package io.fairway.audit;

import org.jspecify.annotations.NullMarked;
