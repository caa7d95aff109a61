/** Work that is claimed, done, tried again and given up. Knows neither a database nor what the work is about. */
@NullMarked
package io.fairway.work;

import org.jspecify.annotations.NullMarked;
