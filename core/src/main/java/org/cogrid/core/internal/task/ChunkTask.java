package org.cogrid.core.internal.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.task.TaskContext.ItemFunction;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.task.result.ItemFailures;
import org.cogrid.core.internal.task.result.Packed;
import org.jspecify.annotations.Nullable;

/**
 * Calls the kept function of a map once for each item of a chunk. A call that fails leaves the others alone. A chunk that
 * has run for long ends early, so that other tasks have their turn and other engines may have the rest of its items.
 *
 * @param map the map's id
 * @param first the position of the first of these items among all items of the map
 * @param columns the arguments of the calls: a {@link Packed} column for each parameter, all of one length
 * @param failsAsWhole true if the failure of an item is that of the task
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChunkTask(UUID map, long first, Object[] columns, boolean failsAsWhole) implements Task, Serializable {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public String kind() {
        return "map";
    }

    /** Something that is done for an item. */
    @FunctionalInterface
    private interface Step {
        void item(int i) throws Throwable;
    }

    @Override
    public Object run(TaskContext context) throws Throwable {
        KeepTask kept = context.kept(map);
        return kept.combine() == null
                ? values(context.forItems(kept.function()), context)
                : combined(context.forItems(kept.function()), context.forItems(kept.combine()), context);
    }

    private ChunkValues values(ItemFunction function, TaskContext context) throws Throwable {
        @Nullable Object[] values = new @Nullable Object[length()];
        ItemFailures failures = new ItemFailures();
        int done = each(i -> {
            try {
                values[i] = function.call(row(i));
            } catch (Throwable e) {
                failed(i, e, failures, context);
            }
        });
        return new ChunkValues(Packed.of(Arrays.copyOf(values, done)), done, failures.byItem());
    }

    private ChunkValues combined(ItemFunction function, ItemFunction combine, TaskContext context) throws Throwable {
        List<@Nullable Object> sum = new ArrayList<>(1);
        ItemFailures failures = new ItemFailures();
        int done = each(i -> {
            Object value;
            try {
                value = function.call(row(i));
            } catch (Throwable e) {
                failed(i, e, failures, context);
                return;
            }
            if (sum.isEmpty()) {
                sum.add(value);
            } else {
                sum.set(0, combine.call(sum.get(0), value));
            }
        });
        return new ChunkValues(sum.toArray(), done, failures.byItem());
    }

    /** Takes one item after the other until the time is over, at least one, and returns how many it took. */
    private int each(Step step) throws Throwable {
        long begun = System.nanoTime();
        int done = 0;
        do {
            step.item(done++);
        } while (done < length() && System.nanoTime() - begun < MOST_NANOS);
        return done;
    }

    private int length() {
        return Packed.length(columns[0]);
    }

    private void failed(int item, Throwable failure, ItemFailures failures, TaskContext context) throws Throwable {
        if (failsAsWhole) {
            throw failure;
        }
        failures.put(item, context.describeItem(failure));
    }

    private @Nullable Object[] row(int i) {
        @Nullable Object[] row = new @Nullable Object[columns.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = Packed.get(columns[j], i);
        }
        return row;
    }

    /** Returns no item's arguments, as there may be thousands. */
    @Override
    public String toString() {
        return "ChunkTask[" + length() + " items from " + first + "]";
    }
}
