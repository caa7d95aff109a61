/** Everything that Fairway needs, real and on one machine: for the demo, for system tests and for the tests of the services. */
@NullMarked
package io.fairway.local;

import org.jspecify.annotations.NullMarked;
