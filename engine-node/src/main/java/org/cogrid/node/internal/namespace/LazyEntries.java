package org.cogrid.node.internal.namespace;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries of a map. Each entry reads its value only when asked for it, so that iterating over names reads no values. */
final class LazyEntries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    private final Map<String, @Nullable Object> map;
    private final Collection<String> names;

    LazyEntries(Map<String, @Nullable Object> map, Collection<String> names) {
        this.map = map;
        this.names = names;
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return new Walk(names.iterator());
    }

    private final class Walk implements Iterator<Map.Entry<String, @Nullable Object>> {
        private final Iterator<String> walk;
        private @Nullable String last;

        Walk(Iterator<String> walk) {
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            return walk.hasNext();
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            last = walk.next();
            return new LazyEntry(last);
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("remove() follows next()");
            }
            map.remove(last);
            last = null;
        }
    }

    /** An entry that reads its value when asked. The entries of {@link AbstractMap} have their value from the start. */
    private final class LazyEntry implements Map.Entry<String, @Nullable Object> {
        private final String name;

        LazyEntry(String name) {
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public @Nullable Object getValue() {
            return map.get(name);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            return map.put(name, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && name.equals(entry.getKey())
                    && Objects.equals(getValue(), entry.getValue());
        }

        @Override
        public int hashCode() {
            return name.hashCode() ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
