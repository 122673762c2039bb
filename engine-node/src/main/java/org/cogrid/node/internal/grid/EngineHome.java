package org.cogrid.node.internal.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.function.Consumer;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.node.internal.memory.EngineMemory;

/**
 * What an engine needs from its surroundings.
 *
 * @param hazelcast its grid member
 * @param info its id and incarnation, claimed but not yet serving
 * @param settings the settings in force
 * @param memory what to do when the heap is full
 * @param exit makes the engine leave; returns at once
 */
public record EngineHome(
        HazelcastInstance hazelcast,
        EngineEntry info,
        Settings settings,
        EngineMemory memory,
        Consumer<Departure> exit) {}
