package org.cogrid.client.internal.task;

import java.util.UUID;

/**
 * How much an engine has to do, as far as this client knows.
 *
 * @param incarnation the incarnation of the engine
 * @param own how many unfinished tasks this client has there or on the way there
 * @param others how many unfinished tasks of other clients it had when it last told
 * @param draining true if it has told that it finishes its queue and leaves
 * @param toldAtNanos when it last told, by {@code System.nanoTime()}
 */
public record EngineLoad(UUID incarnation, int own, int others, boolean draining, long toldAtNanos) {}
