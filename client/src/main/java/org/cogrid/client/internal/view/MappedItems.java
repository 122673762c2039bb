package org.cogrid.client.internal.view;

import org.cogrid.client.internal.result.ListResult.PartItems;
import org.cogrid.client.internal.result.TaskResult;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.task.result.MapValues;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/**
 * The items of a map, as the engines have returned them.
 *
 * @param counts how many items each part has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MappedItems<R extends @Nullable Object>(int[] counts) implements PartItems<MapValues, R> {
    @Override
    public int count(int part) {
        return counts[part];
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    public R value(TaskResult<MapValues> part, MapValues values, int item) {
        RemoteError failure = values.failures().get(item);
        if (failure != null) {
            throw new RemoteTaskException(failure.ofTask(part.handle().taskId()), null);
        }
        return (R) values.values()[item];
    }
}
