/**
 * What a program uses to work on a grid's engines: {@code Client} connects, a
 * {@code DirectView} uses one engine, an {@code AsyncResult} is the handle on a task
 * that was sent.
 */
@NullMarked
package org.cogrid.client;

import org.jspecify.annotations.NullMarked;
