package org.cogrid.client.internal.balance.map;

import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a map over a balanced view whose values are combined.
 *
 * @param <R> the type of the value
 */
final class ReducedResult<R extends @Nullable Object> extends JobResult<R> {
    private final Reduction<R> reduction;

    ReducedResult(MapJob job, Reduction<R> reduction) {
        super("mapReduce", job);
        this.reduction = reduction;
    }

    @Override
    @SuppressWarnings("NullAway") // the value is null only where R allows it, or without items
    R ended() {
        CogridException why = job().failure();
        if (why != null) {
            throw JobFailures.again(why);
        }
        return reduction.value();
    }
}
