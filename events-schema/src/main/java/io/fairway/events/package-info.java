/** The wire language of Fairway: what the services tell each other on Kafka, and nothing else. */
@NullMarked
package io.fairway.events;

import org.jspecify.annotations.NullMarked;
