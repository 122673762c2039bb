/**
 * The messages between clients and engines. Begin with {@code ExchangeRequest} and {@code ExchangeAnswer}, which carry
 * tasks and events; a {@code ControlRequest} overtakes tasks. Each of them is the head of a {@code Message}, which a
 * {@code MessageTask} takes to a member through Hazelcast's executor. {@code SequenceGate} makes sure that each task
 * runs at most once and in order. {@code FreeHeap} keeps users' data from filling the heap. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.wire;

import org.jspecify.annotations.NullMarked;
