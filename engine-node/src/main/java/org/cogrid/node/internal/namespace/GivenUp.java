package org.cogrid.node.internal.namespace;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects that must not be encoded again, under any name, because their encoding had to be stopped. Used by one thread. */
public final class GivenUp {
    private final List<One> all = new ArrayList<>();

    private record One(WeakReference<@Nullable Object> object, String why) {}

    public void add(@Nullable Object value, String why) {
        all.removeIf(one -> one.object.get() == null);
        all.add(new One(new WeakReference<>(value), why));
    }

    /** Why this object must not be encoded, if that is so. */
    public Optional<String> why(@Nullable Object value) {
        return all.stream()
                .filter(one -> value != null && one.object.get() == value)
                .map(One::why)
                .findFirst();
    }
}
