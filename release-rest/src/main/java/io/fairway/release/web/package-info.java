/** The REST API. */
@NullMarked
package io.fairway.release.web;

import org.jspecify.annotations.NullMarked;
