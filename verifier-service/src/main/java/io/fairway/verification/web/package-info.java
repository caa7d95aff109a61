/** REST: verifications can be read. */
@NullMarked
package io.fairway.verification.web;

import org.jspecify.annotations.NullMarked;
