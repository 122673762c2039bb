/**
 * What a program uses to work on a grid's engines: {@link org.cogrid.client.Client} connects, a
 * {@link org.cogrid.client.DirectView} uses one engine, an {@link org.cogrid.client.AsyncResult} is the handle on a task
 * that was sent.
 */
@NullMarked
package org.cogrid.client;

import org.jspecify.annotations.NullMarked;
