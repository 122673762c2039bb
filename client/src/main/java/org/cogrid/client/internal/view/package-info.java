/**
 * The implementation of views and results.
 *
 * <p>Begin with {@link org.cogrid.client.internal.view.EngineView}, which turns each verb of a view into a task and
 * sends it. {@code TaskResult} is the {@code AsyncResult} that it returns. The other classes check names, files and
 * functions before they are sent. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.view;

import org.jspecify.annotations.NullMarked;
