package org.cogrid.node.internal.namespace;

import java.util.Optional;
import java.util.function.Function;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.jspecify.annotations.Nullable;

/** Lets values fit the code of the task that runs. Thread-safe; the engine's thread tells it of tasks. */
public final class Renewals {
    private final LiveValues values;
    private final ValueCodec codec;
    private final Arrival arrival;
    private final Function<ContentHash, Optional<BroughtCode>> code;

    // All guarded by this.
    private ContentHash manifest = ContentHash.NONE;
    private boolean isKnown;
    private boolean isNeeded;
    private @Nullable Renewal last; // as the next task often brings the same

    /**
     * Nothing is carried over yet.
     *
     * @param codec as for grid copies
     * @param code what a task with that manifest brings, if that may be another version of what is here
     */
    public Renewals(
            LiveValues values, ValueCodec codec, Arrival arrival, Function<ContentHash, Optional<BroughtCode>> code) {
        this.values = values;
        this.codec = codec;
        this.arrival = arrival;
        this.code = code;
    }

    /** A task begins that needs this code. */
    public synchronized void begin(ContentHash needed) {
        manifest = needed;
        isKnown = false;
        values.renewBy(needed.isNone() ? null : this);
    }

    /** The task has ended. */
    public synchronized void end() {
        manifest = ContentHash.NONE;
        values.renewBy(null);
    }

    /** The value of that variable as the task may use it. */
    @Nullable
    Object fit(String name, @Nullable Object value) {
        Renewal renewal = ofTask();
        return renewal == null ? value : renewal.fit(name, value);
    }

    /** The value of another engine's variable, as the task may use it. */
    public @Nullable Object fit(String name, int engine, @Nullable Object value) {
        Renewal renewal = ofTask();
        return renewal == null ? value : renewal.fit(name, engine, value);
    }

    /** The code of the task that runs; empty when it brings none that could be another version of what is here. */
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
