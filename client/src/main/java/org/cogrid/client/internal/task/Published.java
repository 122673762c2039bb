package org.cogrid.client.internal.task;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Data that a task has published. It comes as bytes and is decoded when it is first asked for. Thread-safe. */
public final class Published {
    /** Stands for the data of a task that has published none so far. */
    public static final Published NOTHING = new Published(() -> null);

    private final Supplier<@Nullable Object> decoder;
    /** Written by the thread that decodes first; decoding it twice does no harm. */
    private volatile @Nullable Optional<Object> decoded;

    public Published(Supplier<@Nullable Object> decoder) {
        this.decoder = decoder;
    }

    /** Returns the data, or a text that says why it can't be decoded here. */
    public @Nullable Object value() {
        Optional<Object> known = decoded;
        if (known == null) {
            known = Optional.ofNullable(decoder.get());
            decoded = known;
        }
        return known.orElse(null);
    }
}
