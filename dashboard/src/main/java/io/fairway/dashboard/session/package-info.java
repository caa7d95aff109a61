/** Who is signed in to the pages, and who only tries. */
@NullMarked
package io.fairway.dashboard.session;

import org.jspecify.annotations.NullMarked;
