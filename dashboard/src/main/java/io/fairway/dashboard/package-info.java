/** The pages that people see, and how they sign in. */
@NullMarked
package io.fairway.dashboard;

import org.jspecify.annotations.NullMarked;
