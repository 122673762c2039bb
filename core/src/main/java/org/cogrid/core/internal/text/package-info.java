/**
 * Formats values, failures, sizes and times for people. Begin with {@code ValueLine}, which shows a value in one line,
 * and {@code FailureText}, which reads failures safely. All of it is bounded in length, because values and messages may
 * be of any size. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.text;

import org.jspecify.annotations.NullMarked;
