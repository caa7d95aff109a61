/** Calls to Fairway over HTTP. */
@NullMarked
package io.fairway.cli.http;

import org.jspecify.annotations.NullMarked;
