/** The command line: asks release-service and shows the answers; decides nothing itself. */
@NullMarked
package io.fairway.cli;

import org.jspecify.annotations.NullMarked;
