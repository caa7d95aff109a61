/** Start and end of a child process: with a deadline, bounded output, and nothing left behind. */
@NullMarked
package io.fairway.process;

import org.jspecify.annotations.NullMarked;
