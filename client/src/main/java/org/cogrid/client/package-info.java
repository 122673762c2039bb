/**
 * The client of a grid. A program connects with {@link org.cogrid.client.Client#connect()}. It gets a {@link
 * org.cogrid.client.DirectView} for one engine or a {@link org.cogrid.client.MultiView} for several, and sends tasks
 * through it. Each task has an {@link org.cogrid.client.AsyncResult}, and what goes to several engines a {@link
 * org.cogrid.client.MultiResult}.
 *
 * <p>{@link org.cogrid.client.Cluster} starts and stops engines. {@code call} has the methods that views inherit.
 */
@NullMarked
package org.cogrid.client;

import org.jspecify.annotations.NullMarked;
