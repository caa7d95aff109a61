/** What the other services tell this one on Kafka. */
@NullMarked
package io.fairway.release.messaging;

import org.jspecify.annotations.NullMarked;
