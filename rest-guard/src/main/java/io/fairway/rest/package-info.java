/** What every REST interface of Fairway shares: who may change something, and how a mistake is answered (RFC 9457). */
@NullMarked
package io.fairway.rest;

import org.jspecify.annotations.NullMarked;
