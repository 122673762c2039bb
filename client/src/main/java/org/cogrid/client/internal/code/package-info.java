/**
 * Finds the code that a function or value needs, and puts it in the grid before the task is sent.
 *
 * <p>Begin with {@link org.cogrid.client.internal.code.ClientCode}: it takes the root classes of a task and returns the
 * manifest that the task names. {@code graph} reads which classes a class mentions, {@code group} decides which classes
 * share a loader, and {@code jar} reads jars and folders. {@code SentManifests} remembers what this client has sent.
 * {@code ArrivedClasses} finds the classes of values that come back. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.code;

import org.jspecify.annotations.NullMarked;
