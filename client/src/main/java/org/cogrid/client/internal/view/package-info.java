/**
 * The implementation of views.
 *
 * <p>Begin with {@link org.cogrid.client.internal.view.EngineView}, which turns each verb of a view into a task and
 * sends it, and {@link org.cogrid.client.internal.view.EnginesView}, which sends one to each of several engines. {@code
 * ViewTasks} makes the tasks for both. The other classes check names, files and functions before they are sent. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.view;

import org.jspecify.annotations.NullMarked;
