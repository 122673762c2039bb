/**
 * Stand-ins travel in place of objects that can't travel themselves. Begin with {@code Substitution}, which chooses a
 * {@code StandIn} on the sender's side; the stand-in makes the object anew on the receiver's side. {@code
 * JdkSubstitution} covers the JDK and records, and other libraries plug in their own. {@code OtherVersion} reads
 * objects whose class has another version here. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.codec.standin;

import org.jspecify.annotations.NullMarked;
