/**
 * Adapts Hazelcast where its public API is not enough: its log, its callback threads, its schema check. This is the
 * only package, with those below it, that may use Hazelcast's internal classes. The classes are independent of each
 * other; each says which trouble it avoids. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.hazelcast;

import org.jspecify.annotations.NullMarked;
