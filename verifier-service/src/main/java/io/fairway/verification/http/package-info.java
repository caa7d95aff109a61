/** HTTP checks against pods. */
@NullMarked
package io.fairway.verification.http;

import org.jspecify.annotations.NullMarked;
