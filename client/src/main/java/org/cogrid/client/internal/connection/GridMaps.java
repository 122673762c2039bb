package org.cogrid.client.internal.connection;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import org.cogrid.client.internal.map.GridMap;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.threads.Interrupts;
import org.jspecify.annotations.Nullable;

/** Reads the maps of a grid: the engines' grid copies and those of programs. It says in Cogrid's words what goes wrong. */
final class GridMaps {
    private static final int READ_ATTEMPTS = 5;

    private final HazelcastInstance hazelcast;
    private final ValueCodec codec;
    private final String name;
    private final Runnable refuseIfClosed;

    /**
     * @param name the grid's name in messages
     * @param refuseIfClosed throws when the client is closed
     */
    GridMaps(HazelcastInstance hazelcast, ValueCodec codec, String name, Runnable refuseIfClosed) {
        this.hazelcast = hazelcast;
        this.codec = codec;
        this.name = name;
        this.refuseIfClosed = refuseIfClosed;
    }

    /** Reads the grid copy of a variable. */
    @Nullable
    Object peek(int engineId, String variable) {
        for (int attempt = 1; ; attempt++) {
            try {
                return GridCopy.read(hazelcast, engineId, variable, codec);
            } catch (TargetDisconnectedException e) { // a member has left meanwhile: reading again does no harm
                if (attempt == READ_ATTEMPTS) {
                    throw new CogridException(
                            "'" + variable + "' of engine " + engineId + " could not be read, as members of " + name
                                    + " keep leaving the grid: " + e.getMessage(),
                            e);
                }
            } catch (HazelcastClientNotActiveException e) {
                throw lost("reading '" + variable + "' of engine " + engineId, e);
            } catch (HazelcastException e) {
                throw interrupted("reading '" + variable + "' of engine " + engineId, "read it again", e);
            }
        }
    }

    /** Returns a map of programs. */
    <K, V> IMap<K, V> of(String map) {
        try {
            return GridMap.of(hazelcast.getMap(map), this::explained);
        } catch (HazelcastException | HazelcastClientNotActiveException e) {
            throw explained("gridMap('" + map + "')", e);
        }
    }

    private RuntimeException explained(String what, RuntimeException failure) {
        if (failure instanceof HazelcastClientNotActiveException e) {
            return lost(what, e);
        }
        return failure instanceof HazelcastException e
                ? interrupted("waiting for " + what, "it is unknown whether it was done", e)
                : failure;
    }

    private CogridException lost(String what, HazelcastClientNotActiveException failure) {
        refuseIfClosed.run();
        return new CogridException(
                what + " failed: this client has lost " + name
                        + ", as none of its members answered for too long. If it still runs, connect again",
                failure);
    }

    /** Replaces Hazelcast's message about an interrupt, which says neither what was interrupted nor what to do. */
    static RuntimeException interrupted(String what, String remedy, HazelcastException failure) {
        return Interrupts.restoredFrom(failure)
                ? new CogridException("this thread was interrupted while " + what + ": " + remedy, failure)
                : failure;
    }
}
