/** Webhooks of git servers. Each kind of git server is one class. */
@NullMarked
package io.fairway.build.webhook;

import org.jspecify.annotations.NullMarked;
