/** One deployable of the engine, the audit and the dashboard. */
@NullMarked
package io.fairway.release.service;

import org.jspecify.annotations.NullMarked;
