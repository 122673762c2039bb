package org.cogrid.core.internal.task;

import java.io.Serializable;
import org.cogrid.core.internal.task.result.ItemFailures;
import org.cogrid.core.internal.task.result.MapValues;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function once for each item. A call that fails leaves the others alone.
 *
 * @param function as that of an {@link ApplyTask}
 * @param items the arguments of each call, in order
 * @param first the position of the first of these items among all items of the map
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MapTask(Object function, @Nullable Object[][] items, int first) implements Task, Serializable {
    @Override
    public String kind() {
        return "map";
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        @Nullable Object[] values = new @Nullable Object[items.length];
        ItemFailures failures = new ItemFailures();
        TaskContext.ItemFunction toCall = context.forItems(function);
        for (int i = 0; i < items.length; i++) {
            try {
                values[i] = toCall.call(items[i]);
            } catch (Throwable e) { // the failure of one item
                failures.put(i, context.describeItem(e));
            }
        }
        return new MapValues(values, failures.byItem());
    }

    /** Returns no item's arguments, as there may be a million. */
    @Override
    public String toString() {
        return "MapTask[" + items.length + " items]";
    }
}
