/** REST. */
@NullMarked
package io.fairway.notification.web;

import org.jspecify.annotations.NullMarked;
