package org.cogrid.node.internal.namespace;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.task.Names;
import org.jspecify.annotations.Nullable;

/**
 * The live values of an engine, by name; {@code null} is a value like any other. Thread-safe, including compound
 * operations such as {@link #merge}, because the threads of a task may use it. A thread waits for users' code only if
 * both change the same name by a function.
 *
 * <p>A value that only the grid has is listed like the others and becomes live when it is first read. Replacing or
 * removing it does not read it, so {@code null} is returned as its previous value. The names used are remembered for
 * the mirror.
 */
public final class LiveValues extends AbstractMap<String, @Nullable Object> {
    /** Returned when there is no such name. */
    public static final Object ABSENT = new Object();

    /** Returned when the value is in the grid only. */
    public static final Object IN_GRID = new Object();

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final TouchedNames touched = new TouchedNames();
    private final NameTurns turns = new NameTurns();
    private final LongAdder additions = new LongAdder();
    private final Function<String, @Nullable Object> fromGrid;

    /** The renewals of the running task; written by the engine's thread. */
    private volatile @Nullable Renewals renewals;

    /**
     * A map without values.
     *
     * @param fromGrid reads a value from the grid; its exceptions are thrown to the reader of the name
     */
    public LiveValues(Function<String, @Nullable Object> fromGrid) {
        this.fromGrid = fromGrid;
    }

    @Override
    public boolean containsKey(Object name) {
        return slots.containsKey(name);
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public @Nullable Object get(Object name) {
        Slot slot = slots.get(name);
        return slot == null ? null : read(slot);
    }

    @Override
    public synchronized @Nullable Object put(String name, @Nullable Object value) {
        Slot slot = slots.get(name);
        if (slot == null) {
            slot = new Slot(Names.check(name), value);
            slot.writer = Thread.currentThread().getId();
            slots.put(name, slot);
            additions.increment();
            touch(slot);
            return null;
        }
        Object previous = slot.value;
        slot.value = value;
        slot.writer = Thread.currentThread().getId();
        slot.note = "";
        touch(slot);
        return previous == IN_GRID ? null : previous;
    }

    @Override
    public synchronized @Nullable Object remove(Object name) {
        Slot slot = slots.remove(name);
        if (slot == null) {
            return null;
        }
        touched.add(slot.name);
        return slot.value == IN_GRID ? null : slot.value;
    }

    @Override
    public synchronized void clear() {
        slots.keySet().forEach(this::remove);
    }

    @Override
    public @Nullable Object putIfAbsent(String name, @Nullable Object value) {
        return change(name, before -> isNothing(before) ? value : before).beforeOrNull();
    }

    @Override
    public boolean remove(Object name, @Nullable Object value) {
        return name instanceof String text
                && change(text, before -> before != ABSENT && Objects.equals(before, value) ? ABSENT : before)
                        .isRemoval();
    }

    @Override
    public boolean replace(String name, @Nullable Object before, @Nullable Object after) {
        boolean[] replaced = {false};
        change(name, now -> {
            replaced[0] = now != ABSENT && Objects.equals(now, before);
            return replaced[0] ? after : now;
        });
        return replaced[0];
    }

    @Override
    public @Nullable Object replace(String name, @Nullable Object value) {
        return change(name, before -> before == ABSENT ? ABSENT : value).beforeOrNull();
    }

    @Override
    public @Nullable Object computeIfAbsent(String name, Function<? super String, ? extends @Nullable Object> maker) {
        return change(name, before -> isNothing(before) ? unlessNull(maker.apply(name), before) : before)
                .afterOrNull();
    }

    @Override
    public @Nullable Object computeIfPresent(
            String name, BiFunction<? super String, ? super @Nullable Object, ? extends @Nullable Object> change) {
        return change(name, before -> isNothing(before) ? before : unlessNull(change.apply(name, before), ABSENT))
                .afterOrNull();
    }

    @Override
    public @Nullable Object compute(
            String name, BiFunction<? super String, ? super @Nullable Object, ? extends @Nullable Object> change) {
        return change(name, before -> unlessNull(change.apply(name, before == ABSENT ? null : before), ABSENT))
                .afterOrNull();
    }

    @Override
    public @Nullable Object merge(
            String name,
            @Nullable Object value,
            BiFunction<? super @Nullable Object, ? super @Nullable Object, ? extends @Nullable Object> join) {
        Object given = Objects.requireNonNull(value, "value");
        return change(name, before -> isNothing(before) ? given : unlessNull(join.apply(before, given), ABSENT))
                .afterOrNull();
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value == ABSENT;
    }

    private static @Nullable Object unlessNull(@Nullable Object made, @Nullable Object otherwise) {
        return made == null ? otherwise : made;
    }

    /** The value of a name before and after a change; {@link #ABSENT} for none. */
    private record Change(@Nullable Object before, @Nullable Object after) {
        @Nullable
        Object beforeOrNull() {
            return before == ABSENT ? null : before;
        }

        @Nullable
        Object afterOrNull() {
            return after == ABSENT ? null : after;
        }

        boolean isRemoval() {
            return before != ABSENT && after == ABSENT;
        }
    }

    /**
     * Replaces a value by the result of a user's function. The function may take any time, so it runs without a lock
     * that others need. Threads that change the same name in this way wait for each other, until interrupted. If a
     * thread has written the value meanwhile, the function runs again.
     */
    private Change change(String name, UnaryOperator<@Nullable Object> code) {
        turns.take(name);
        try {
            while (true) {
                Slot slot = slots.get(name);
                Object before = slot == null ? ABSENT : read(slot);
                Object after = code.apply(before);
                if (swap(name, before, after)) {
                    return new Change(before, after);
                }
            }
        } finally {
            turns.giveBack(name);
        }
    }

    /**
     * Replaces the value unless another thread has written it meanwhile. A value that this thread wrote meanwhile, from
     * within the function, is overwritten.
     */
    private synchronized boolean swap(String name, @Nullable Object before, @Nullable Object after) {
        Slot slot = slots.get(name);
        Object now = slot == null ? ABSENT : slot.value;
        boolean isOwn = slot != null && slot.writer == Thread.currentThread().getId();
        if (now != before && !isOwn) {
            return false;
        }
        if (after == ABSENT) {
            remove(name);
        } else if (slot == null || after != now) {
            put(name, after);
        } else {
            touch(slot);
        }
        return true;
    }

    /** The names as text, without making any value live. */
    @Override
    public String toString() {
        return slots.keySet().toString();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new LazyEntries(this, slots.keySet());
    }

    /** Lists a name whose value only the grid has. */
    public void addInGrid(String name) {
        if (slots.putIfAbsent(name, new Slot(name, IN_GRID)) == null) {
            additions.increment();
        }
    }

    /** How many new names have been added so far. */
    public long additions() {
        return additions.sum();
    }

    /** The value, without counting as a use; or {@link #ABSENT} or {@link #IN_GRID}. */
    @Nullable
    public Object peek(String name) {
        Slot slot = slots.get(name);
        return slot == null ? ABSENT : slot.value;
    }

    /**
     * Takes the names read, written or removed since the last call.
     *
     * <p>A use by another thread at the same moment may be missed, because that thread saw the name marked already. The
     * sweep finds its change later.
     */
    public Set<String> takeTouched() {
        Set<String> names = touched.take();
        for (String name : names) {
            Slot slot = slots.get(name);
            if (slot != null) {
                slot.isTouched = false;
            }
        }
        return names;
    }

    private @Nullable Object read(Slot slot) {
        touch(slot);
        Object value = slot.value;
        Object live = value == IN_GRID ? makeLive(slot) : value;
        Renewals present = renewals;
        return present == null ? live : present.fit(slot.name, live);
    }

    /** Makes values that are read fit the code of a task from now on; with {@code null}, values are read as they are. */
    void renewBy(@Nullable Renewals task) {
        renewals = task;
    }

    /** Replaces the value {@code before} by one of newer classes, if it is still the variable's value. */
    synchronized boolean renew(String name, @Nullable Object before, @Nullable Object after) {
        Slot slot = slots.get(name);
        if (slot == null || slot.value != before) {
            return false;
        }
        slot.value = after;
        slot.note = "carried over, by a copy, into a newer version of its code";
        touch(slot);
        return true;
    }

    /** Remembers a note about a value as long as the variable has that value. */
    public synchronized void note(String name, @Nullable Object value, String note) {
        Slot slot = slots.get(name);
        if (slot != null && slot.value == value) {
            slot.note = note;
        }
    }

    /** The note about the variable's value; otherwise empty. */
    public String note(String name) {
        Slot slot = slots.get(name);
        return slot == null ? "" : slot.note;
    }

    /**
     * Reads a value from the grid, without the lock because this may take long. If two threads do so, the first one's
     * object is the value.
     */
    private @Nullable Object makeLive(Slot slot) {
        Object read = fromGrid.apply(slot.name);
        synchronized (this) {
            if (slot.value == IN_GRID) {
                slot.value = read;
            }
            return slot.value;
        }
    }

    private void touch(Slot slot) {
        if (!slot.isTouched) {
            slot.isTouched = true;
            touched.add(slot.name);
        }
    }

    /** The slot of a name; its value is written under the map's lock. */
    private static final class Slot {
        private final String name;
        private volatile @Nullable Object value;
        private volatile boolean isTouched;
        private long writer; // the id of the thread that wrote it last; guarded by the map's lock
        private volatile String note = "";

        Slot(String name, @Nullable Object value) {
            this.name = name;
            this.value = value;
        }
    }
}
