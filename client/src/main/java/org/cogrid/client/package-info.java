/**
 * The client of a grid. A program connects with {@link org.cogrid.client.Client#connect()}. It gets a {@link
 * org.cogrid.client.DirectView} for each engine, sends tasks through it, and gets an {@link
 * org.cogrid.client.AsyncResult} for each task.
 *
 * <p>{@link org.cogrid.client.Cluster} starts and stops engines.
 */
@NullMarked
package org.cogrid.client;

import org.jspecify.annotations.NullMarked;
