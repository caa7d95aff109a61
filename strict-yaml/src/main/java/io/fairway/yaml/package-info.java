/** YAML that people write by hand, read without mercy: every mistake is an error with its line, its column and a way out. */
@NullMarked
package io.fairway.yaml;

import org.jspecify.annotations.NullMarked;
