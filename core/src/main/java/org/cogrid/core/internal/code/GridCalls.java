package org.cogrid.core.internal.code;

import com.hazelcast.core.HazelcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Calls of the grid, several under way at once. Confined to one thread. */
public final class GridCalls {
    private static final int MOST_UNDER_WAY = 64;

    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    /** Takes one that has begun, and waits if these are many. */
    public void add(CompletionStage<?> call) {
        underWay.add(call.toCompletableFuture());
        if (underWay.size() == MOST_UNDER_WAY) {
            await();
        }
    }

    /** Returns when none is under way; an interrupt ends the wait, not the calls. */
    public void await() {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            throw new HazelcastException(e); // as a call of Hazelcast's own tells it
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new HazelcastException(e.getCause());
        }
        underWay.clear();
    }
}
