/**
 * The messages between clients and engines. Begin with {@code ExchangeRequest} and {@code ExchangeAnswer}, which carry
 * tasks and events; a {@code ControlRequest} overtakes tasks. Every message travels as a {@code Sealed}, and {@code
 * MessageTask} takes it to a member through Hazelcast's executor. {@code SequenceGate} and {@code ReplayWindow} make
 * sure that each task runs at most once and in order. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.wire;

import org.jspecify.annotations.NullMarked;
