/** Reading JSON, and writing tables, JSON and YAML to a terminal or a file. */
@NullMarked
package io.fairway.cli.text;

import org.jspecify.annotations.NullMarked;
