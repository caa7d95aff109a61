package io.fairway.build.webhook;

import io.fairway.build.Push;

/** What a webhook says, once it is known to come from whom it should. */
sealed interface Told {

    /** A branch has a new tip. */
    record ToBranch(Push push) implements Told {}

    /** There is nothing to build in it. */
    record Ignored(String reason) implements Told {}
}
