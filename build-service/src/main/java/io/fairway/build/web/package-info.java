/** What people and other programs read and set over REST. */
@NullMarked
package io.fairway.build.web;

import org.jspecify.annotations.NullMarked;
