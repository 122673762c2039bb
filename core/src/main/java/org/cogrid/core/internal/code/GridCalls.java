package org.cogrid.core.internal.code;

import com.hazelcast.core.HazelcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Runs a bounded number of asynchronous grid calls at once. Confined to one thread. */
public final class GridCalls {
    private static final int MOST_UNDER_WAY = 64;

    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    /** Adds a call that has begun; waits if too many are under way. */
    public void add(CompletionStage<?> call) {
        underWay.add(call.toCompletableFuture());
        if (underWay.size() == MOST_UNDER_WAY) {
            await();
        }
    }

    /** Waits until all calls have ended; an interrupt ends the wait, not the calls. */
    public void await() {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            throw new HazelcastException(e); // the exception that a blocking call of Hazelcast would throw
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new HazelcastException(e.getCause());
        }
        underWay.clear();
    }
}
