/** Image builds by the Docker Engine. */
@NullMarked
package io.fairway.build.docker;

import org.jspecify.annotations.NullMarked;
