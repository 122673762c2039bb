package org.cogrid.client.internal.balance.map;

import java.util.TreeMap;
import org.cogrid.client.internal.result.FailureGroups;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskAbortedException;

/** Collects the first failures of a map's items. Failures go before cancellations, which often are only their consequence. */
final class JobFailures {
    private static final int MOST = 100;

    private final TreeMap<Integer, CogridException> own = new TreeMap<>();
    private final TreeMap<Integer, CogridException> aborted = new TreeMap<>();
    private long failed;
    private long total;

    /** Adds a chunk that has ended. */
    void add(Chunk chunk) {
        total += chunk.count();
        failed += chunk.failed();
        TreeMap<Integer, CogridException> kept = chunk.isAborted() ? aborted : own;
        for (int i = 0; i < chunk.count() && chunk.failed() > 0 && kept.size() < MOST; i++) {
            CogridException failure = chunk.failure(i);
            if (failure != null) {
                kept.put((int) (chunk.first() + i), failure);
            }
        }
    }

    /** Throws the failures as one, if there are any. */
    void throwIfAny(String verb) {
        if (failed == 0) {
            return;
        }
        TreeMap<Integer, CogridException> all = new TreeMap<>(own);
        aborted.entrySet().stream()
                .limit(MOST - own.size())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        throw FailureGroups.exception(verb, all, FailureGroups.Parts.items(atMostInt(failed), atMostInt(total)));
    }

    /** Returns a number of items as users see it. */
    static int atMostInt(long number) {
        return (int) Math.min(Integer.MAX_VALUE, number);
    }

    /** Makes a failure like this one for the calling thread, whose stack it has. */
    static CogridException again(CogridException failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return failure instanceof TaskAbortedException
                ? new TaskAbortedException(message, cause)
                : new CogridException(message, cause);
    }
}
