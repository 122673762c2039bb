/**
 * The messages between clients and engines. A message is an executor task that Hazelcast runs on one member. Begin with
 * {@code ExchangeRequest} and {@code ExchangeAnswer}, which carry tasks and events; a {@code ControlRequest} overtakes
 * tasks. {@code Sealed} is the form of all messages on the wire. {@code SequenceGate} and {@code ReplayWindow} make
 * sure that each task runs at most once and in order. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.wire;

import org.jspecify.annotations.NullMarked;
