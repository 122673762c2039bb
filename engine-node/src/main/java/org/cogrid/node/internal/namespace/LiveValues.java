package org.cogrid.node.internal.namespace;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cogrid.core.internal.task.Names;
import org.jspecify.annotations.Nullable;

/**
 * The live values of an engine, by name; {@code null} is a value like any other. Thread-safe, compound operations such as
 * {@link #merge} too, as the threads of a task may use it.
 *
 * <p>A value that only the grid has is listed like the others and becomes live when it is first read. Replacing or removing it
 * does not read it, so the previous value given back is then {@code null}. The names used are remembered for the mirror.
 */
public final class LiveValues extends AbstractMap<String, @Nullable Object> {
    /** Stands where there is no such name. */
    static final Object ABSENT = new Object();

    /** Stands where the value is in the grid only. */
    static final Object IN_GRID = new Object();

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Queue<String> touched = new ConcurrentLinkedQueue<>();
    private final Function<String, @Nullable Object> fromGrid;

    /**
     * Values of which none is live yet.
     *
     * @param fromGrid reads a value from the grid; its exceptions reach whoever reads the name
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
            slots.put(name, slot);
            touch(slot);
            return null;
        }
        Object previous = slot.value;
        slot.value = value;
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
    public synchronized @Nullable Object putIfAbsent(String name, @Nullable Object value) {
        return super.putIfAbsent(name, value);
    }

    @Override
    public synchronized boolean remove(Object name, @Nullable Object value) {
        return super.remove(name, value);
    }

    @Override
    public synchronized boolean replace(String name, @Nullable Object before, @Nullable Object after) {
        return super.replace(name, before, after);
    }

    @Override
    public synchronized @Nullable Object replace(String name, @Nullable Object value) {
        return super.replace(name, value);
    }

    @Override
    public synchronized @Nullable Object computeIfAbsent(
            String name, Function<? super String, ? extends @Nullable Object> maker) {
        return super.computeIfAbsent(name, maker);
    }

    @Override
    public synchronized @Nullable Object computeIfPresent(
            String name, BiFunction<? super String, ? super @Nullable Object, ? extends @Nullable Object> change) {
        return super.computeIfPresent(name, change);
    }

    @Override
    public synchronized @Nullable Object compute(
            String name, BiFunction<? super String, ? super @Nullable Object, ? extends @Nullable Object> change) {
        return super.compute(name, change);
    }

    @Override
    public synchronized @Nullable Object merge(
            String name,
            @Nullable Object value,
            BiFunction<? super @Nullable Object, ? super @Nullable Object, ? extends @Nullable Object> join) {
        return super.merge(name, value, join);
    }

    /** The names there are, without making any value live. */
    @Override
    public String toString() {
        return slots.keySet().toString();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new LazyEntries(this, slots.keySet());
    }

    /** Lists a name whose value only the grid has. */
    void addInGrid(String name) {
        slots.putIfAbsent(name, new Slot(name, IN_GRID));
    }

    /** The value without using it, or {@link #ABSENT} or {@link #IN_GRID}. */
    @Nullable
    Object peek(String name) {
        Slot slot = slots.get(name);
        return slot == null ? ABSENT : slot.value;
    }

    /**
     * The names read, written or removed since the last call.
     *
     * <p>A thread of a task that uses a value right now may be missed, as it saw the name marked already; its change is
     * then found by the sweep.
     */
    Set<String> takeTouched() {
        if (touched.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name = touched.poll(); name != null; name = touched.poll()) {
            names.add(name);
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
        return value == IN_GRID ? makeLive(slot) : value;
    }

    /** Reads without the lock, as that can take long; of two threads that do, the first decides which object it is. */
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

    /** A name's place; the value is written under the map's lock. */
    private static final class Slot {
        private final String name;
        private volatile @Nullable Object value;
        private volatile boolean isTouched;

        Slot(String name, @Nullable Object value) {
            this.name = name;
            this.value = value;
        }
    }
}
