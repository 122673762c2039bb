/** A task as its sender sees it: how it is sent, and how it is waited for. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.task;

import org.jspecify.annotations.NullMarked;
