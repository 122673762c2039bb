package org.cogrid.node.internal.namespace;

import java.util.Optional;
import java.util.function.Function;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.jspecify.annotations.Nullable;

/** Makes values fit the code of the running task. Thread-safe; the engine's thread calls {@link #begin} and {@link #end}. */
public final class Renewals {
    private final LiveValues values;
    private final ValueCodec codec;
    private final Arrival arrival;
    private final Function<ContentHash, Optional<BroughtCode>> code;

    // All guarded by this.
    private ContentHash manifest = ContentHash.NONE;
    private boolean isKnown;
    private boolean isNeeded;
    private @Nullable Renewal last; // kept because the next task often brings the same code

    /**
     * Makes an instance that has renewed nothing yet.
     *
     * @param codec the codec of grid copies
     * @param code gives the code that a task with this manifest brings, if some of it may be another version of code
     *     here
     */
    public Renewals(
            LiveValues values, ValueCodec codec, Arrival arrival, Function<ContentHash, Optional<BroughtCode>> code) {
        this.values = values;
        this.codec = codec;
        this.arrival = arrival;
        this.code = code;
    }

    /** Called when a task begins that needs this code. */
    public synchronized void begin(ContentHash needed) {
        manifest = needed;
        isKnown = false;
        values.renewBy(needed.isNone() ? null : this);
    }

    /** Called when the task has ended. */
    public synchronized void end() {
        manifest = ContentHash.NONE;
        values.renewBy(null);
    }

    /** Returns the value of a variable in a form that the task can use. */
    @Nullable
    Object fit(String name, @Nullable Object value) {
        Renewal renewal = ofTask();
        return renewal == null ? value : renewal.fit(name, value);
    }

    /** Returns the value of another engine's variable in a form that the task can use. */
    public @Nullable Object fit(String name, int engine, @Nullable Object value) {
        Renewal renewal = ofTask();
        return renewal == null ? value : renewal.fit(name, engine, value);
    }

    /** The code of the running task; empty when none of it could be another version of code here. */
    public Optional<BroughtCode> brought() {
        Renewal renewal = ofTask();
        return renewal == null ? Optional.empty() : Optional.of(renewal.brought());
    }

    private synchronized @Nullable Renewal ofTask() {
        if (manifest.isNone()) {
            return null;
        }
        if (!isKnown) {
            code.apply(manifest).ifPresentOrElse(this::take, () -> isNeeded = false);
            isKnown = true;
        }
        return isNeeded ? last : null;
    }

    private void take(BroughtCode brought) {
        isNeeded = true;
        if (last == null || !last.isFor(brought)) {
            last = new Renewal(values, codec, arrival, brought);
        }
    }
}
