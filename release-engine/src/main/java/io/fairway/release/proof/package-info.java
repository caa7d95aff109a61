/** Whether what is live is what was recorded, and who made it otherwise: pure. */
@NullMarked
package io.fairway.release.proof;

import org.jspecify.annotations.NullMarked;
