/** What every OpenAPI document of Fairway says, so that no resource has to: ids, examples, errors, and who may call. */
@NullMarked
package io.fairway.rest.openapi;

import org.jspecify.annotations.NullMarked;
